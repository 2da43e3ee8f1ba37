package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.Invocation;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "init",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Copy a ready adapter into a new folder, to replace its implementation with yours.",
        footer = "%nExit codes: 0 copied, 2 usage, or the folder cannot be written, 3 the kit lacks the adapter.")
final class InitCommand implements Callable<Integer> {
    private static final Set<String> LEFT_OUT = Set.of("__pycache__", "target");

    /**
     * An adapter that can be copied.
     *
     * @param language its name for users
     * @param folder its folder in harness/adapters
     * @param build the command that builds it, in its folder; empty if there is nothing to build
     * @param run the command that runs it
     */
    private record Adapter(String language, String folder, String build, String run) {}

    private static final List<Adapter> ADAPTERS = List.of(
            new Adapter("python", "python", "", "python3 adapter.py"),
            new Adapter("c", "c", "cc -O2 -o adapter *.c -ljansson -lpthread", "./adapter"),
            new Adapter("go", "go", "go build -buildvcs=false -o adapter .", "./adapter"),
            new Adapter("rust", "rust", "rustc --edition 2021 -O -o adapter main.rs", "./adapter"),
            new Adapter("js", "javascript", "", "node adapter.mjs"));

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "LANGUAGE", description = "python, c, go, rust or js.")
    private String language;

    @Parameters(index = "1", paramLabel = "DIR", description = "A folder that is empty or does not exist yet.")
    private Path folder;

    InitCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<String> languages = ADAPTERS.stream().map(Adapter::language).toList();
        Adapter adapter = ADAPTERS.stream()
                .filter(each -> each.language.equals(language))
                .findFirst()
                .orElseThrow(() -> Refusal.usage("LANGUAGE: unknown language \"" + language + '"'
                        + Suggestion.of(language, languages) + "; known are " + String.join(", ", languages)));
        Path source = context.home().resolve("harness/adapters").resolve(adapter.folder);
        if (!Files.isDirectory(source)) {
            throw Refusal.broken("the kit lacks the folder " + source);
        }
        copy(source);
        tell(adapter);
        return ExitCode.TRUE;
    }

    private void copy(Path source) {
        requireNew();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> isPart(source.relativize(file)))
                    .toList()) {
                Path copy = folder.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy); // refuses a file that has come into being since
                if (!copy.toFile().setWritable(true)) {
                    throw new IOException(copy + " cannot be made writable");
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw Refusal.usage("DIR " + folder + ": " + e.getMessage() + " is there already; nothing is written over");
        } catch (IOException e) {
            throw Refusal.usage("DIR " + folder + ": cannot be written: " + OutputFolder.reason(e));
        }
    }

    /** Leaves out what builds and runs leave behind. */
    private static boolean isPart(Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .map(Path::toString)
                .noneMatch(name -> name.startsWith(".") || LEFT_OUT.contains(name));
    }

    /** Refuses anything that is there, except an empty folder. */
    private void requireNew() {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw Refusal.usage("DIR " + folder + ": is there already, and is not a folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw Refusal.usage("DIR " + folder + ": has files already; nothing is written over");
            }
        } catch (IOException e) {
            throw Refusal.usage("DIR " + folder + ": cannot be read: " + OutputFolder.reason(e));
        }
    }

    private void tell(Adapter adapter) {
        String certify = Invocation.quoted(context.home().resolve("atlas").toString())
                + " certify --target 'yours=command:" + adapter.run + "' --floors off";
        context.out().println(folder + " has a complete adapter in " + adapter.folder + ". To certify it:");
        Stream.of("cd " + Invocation.quoted(folder.toString()), adapter.build, certify)
                .filter(line -> !line.isEmpty())
                .forEach(line -> context.out().println("  " + line));
        context.out().println("Its README.md says how to go on.");
    }
}
