package dev.atlasl2.harness.targets;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs installations, and announces each. */
public final class Installer {
    private static final Pattern MISMATCH = Pattern.compile("wanted (sha512-\\S+) but got (sha512-[\\w+/=]+)");
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final List<Path> path;
    private final boolean isRoot;
    private final PrintStream out;
    private final Duration longest;

    Installer(List<Path> path, boolean isRoot, PrintStream out, Duration longest) {
        this.path = path;
        this.isRoot = isRoot;
        this.out = out;
        this.longest = longest;
    }

    /**
     * Returns the installer of this machine: the npm that the build installed comes before others.
     *
     * @param home the checkout
     * @param out for announcements
     */
    public static Installer ofMachine(Path home, PrintStream out) {
        List<Path> path = new ArrayList<>(List.of(home.resolve(".tools/node")));
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isBlank()) {
                path.add(Path.of(folder));
            }
        }
        return new Installer(path, "root".equals(System.getProperty("user.name")), out, LONGEST);
    }

    /**
     * Installs.
     *
     * @return why it could not be done; empty if it was done
     */
    public Optional<String> install(Installation installation) {
        out.println("installs " + installation.what() + ": " + installation.text());
        if (installation.needsRoot() && !isRoot) {
            return Optional.of("only root may run this here: " + installation.text());
        }
        try {
            for (var file : installation.files().entrySet()) {
                Files.createDirectories(file.getKey().getParent());
                Files.writeString(file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            return Optional.of("cannot write what " + installation.what() + " is installed with: " + e);
        }
        for (List<String> command : installation.commands()) {
            Optional<String> failure = run(installation.what(), command);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private Optional<String> run(String what, List<String> command) {
        Optional<Path> program = path.stream()
                .map(folder -> folder.resolve(command.getFirst()))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
        if (program.isEmpty()) {
            return Optional.of("there is no " + command.getFirst() + " on the PATH");
        }
        List<String> whole = new ArrayList<>(command);
        whole.set(0, program.get().toString());
        ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
        builder.environment()
                .put(
                        "PATH",
                        String.join(
                                File.pathSeparator,
                                path.stream().map(Path::toString).toList()));
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive"); // there is no input for questions
        try {
            Process process = builder.start();
            ChildProcesses.add(process);
            process.getOutputStream().close();
            AtomicReference<String> mismatch = new AtomicReference<>();
            Thread reader = Thread.ofVirtual().start(() -> show(process, mismatch));
            boolean ended = process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                ChildProcesses.endTree(process);
            }
            reader.join(Duration.ofSeconds(2));
            if (!ended) {
                return Optional.of(command.getFirst() + " was not done within " + longest.toSeconds() + " s");
            }
            if (process.exitValue() == 0) {
                return Optional.empty();
            }
            String failure = command.getFirst() + " ended with status " + process.exitValue();
            return Optional.of(
                    mismatch.get() == null
                            ? failure
                            : failure + ": what came for " + what + " does not have the hash that the kit knows: "
                                    + mismatch.get());
        } catch (IOException e) {
            return Optional.of(command.getFirst() + " cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(command.getFirst() + " was interrupted");
        }
    }

    /** @param mismatch gets the line in which npm reports that a tarball has another hash */
    private void show(Process process, AtomicReference<String> mismatch) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println("  " + line);
                Matcher failed = MISMATCH.matcher(line);
                if (failed.find()) {
                    mismatch.set(failed.group());
                }
            }
        } catch (IOException e) {
            // its end closed the pipe: all of its output was shown
        }
    }
}
