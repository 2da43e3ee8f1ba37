package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.gallery.Specimens;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.targets.Targets;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Floor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command in this process, on a small corpus. */
final class Shell {
    final Path folder;
    final Corpus corpus;
    final List<Floor> floors = SampleRun.FLOORS.subList(0, 2);
    Targets targets = Targets.of(OracleTarget.right("right"), OracleTarget.right("other"));

    /** The output of a command and its exit code. */
    record Ran(int code, String out, String err) {}

    Shell(Path folder) throws IOException {
        this.folder = folder;
        corpus = SmallCorpus.in(folder.resolve("conformance-vectors"));
    }

    Shell on(Target... others) {
        targets = Targets.of(others);
        return this;
    }

    /** Runs {@code certify} without floors, and without fresh vectors unless the arguments request them. */
    Ran certify(Path out, String... more) {
        return run(Stream.concat(Stream.of("certify", "--floors", "off", "--out", out.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Ran ran = run(out, arguments);
        return new Ran(ran.code, out.toString(StandardCharsets.UTF_8), ran.err);
    }

    /** Runs a command as the process does, up to the end of its output. */
    Ran run(OutputStream to, String... arguments) {
        return runAsItIs(to, published(arguments));
    }

    /** Runs a command that may send fresh vectors by default. */
    Ran runAsItIs(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Ran ran = runAsItIs(out, arguments);
        return new Ran(ran.code, out.toString(StandardCharsets.UTF_8), ran.err);
    }

    private Ran runAsItIs(OutputStream to, String... arguments) {
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(complained, true, StandardCharsets.UTF_8);
        ResultStream out = new ResultStream(to);
        int code = Atlas.run(
                new CommandContext(
                        folder, targets, () -> corpus, () -> floors, Specimens.PATIENCE, out, err, Screen.PLAIN),
                arguments);
        return new Ran(out.end(code, err), "", complained.toString(StandardCharsets.UTF_8));
    }

    /** Returns the command without fresh vectors, which would change the small numbers that tests count. */
    static String[] published(String... command) {
        boolean isMeant = command.length > 0
                && command[0].equals("certify")
                && !List.of(command).contains("--fresh");
        return isMeant ? with(command, "--fresh", "0") : command;
    }

    static String[] with(String[] command, String... more) {
        return Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new);
    }

    /** Makes a pipe without a writer. */
    static Path pipe(Path path) throws IOException, InterruptedException {
        if (new ProcessBuilder("mkfifo", path.toString()).start().waitFor() != 0) {
            throw new IOException(path + ": mkfifo failed");
        }
        return path;
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
