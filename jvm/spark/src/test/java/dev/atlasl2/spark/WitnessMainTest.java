package dev.atlasl2.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.files.FileCommands;
import dev.atlasl2.files.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            Channels.newChannel(new ByteArrayInputStream(new byte[0])),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            0);

    @TempDir
    Path folder;

    /** The option promises that a cluster prints exactly what one machine prints. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--json", "-z", "--leaf 256"})
    void outputIsThatOfAtlasWitnessByteForByte(String options) throws IOException {
        List<String> files = new ArrayList<>();
        for (String name : List.of("a", "b/c d", "b/\\e", "empty", "line\nbreak", "z")) {
            files.add(write(name, new byte[name.equals("empty") ? 0 : 70_000 + name.length()]));
        }
        files.add(folder.resolve("never").toString());
        String[] given = options.isEmpty() ? new String[0] : options.split(" ");

        int code = run(given, files);
        String printed = out.toString(StandardCharsets.UTF_8);
        String complaints = err.toString(StandardCharsets.UTF_8);
        out.reset();
        err.reset();
        int expected = FileCommands.run(
                terminal,
                Stream.of(Stream.of("witness", "--tree"), Stream.of(given), files.stream())
                        .flatMap(words -> words)
                        .toArray(String[]::new));

        assertThat(printed).isEqualTo(out.toString(StandardCharsets.UTF_8)).isNotEmpty();
        assertThat(complaints).isEqualTo(err.toString(StandardCharsets.UTF_8)).contains("empty", "never");
        assertThat(code).isEqualTo(expected).isEqualTo(1);
    }

    @Test
    void rowsThatAreKeptTellLaterWhatChanged() throws IOException {
        String same = write("lake/same", new byte[1000]);
        String changed = write("lake/changed", new byte[1000]);
        write("lake/gone", new byte[1000]);
        String lake = folder.resolve("lake").toString();
        String rows = folder.resolve("rows").toString();
        String[] chunks = {"--leaf", "256", "--chunk", "512", "--out", rows};
        assertThat(run(chunks, List.of(lake))).as(err::toString).isZero();
        assertThat(run(new String[] {"--verify", rows}, List.of(lake))).isZero();
        byte[] bytes = Files.readAllBytes(Path.of(changed));
        bytes[999]++;
        Files.write(Path.of(changed), bytes);
        Files.delete(Path.of(lake, "gone"));
        out.reset();

        assertThat(run(new String[] {"--verify", rows}, List.of(lake))).isEqualTo(1);

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        changed + ": FAILED, bytes changed",
                        changed + ": bytes 512..999 changed",
                        lake + "/gone: FAILED, is missing",
                        same + ": OK");
        assertThat(run(chunks, List.of(lake))).as("nothing is written over").isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--out " + rows + ": is there already");
    }

    /** Names are spelled like the operand; a folder and a glob denote the files in them. */
    @Test
    void relativeOperandsGiveTheOutputOfAtlasWitness() throws IOException {
        Path lake = Files.createTempDirectory(Path.of("target"), "lake");
        try {
            for (String name : List.of("a.bin", "b.bin", "deep/er/c", "deep/d:e", "x[1]", "y{", "line\nbreak")) {
                Path file = lake.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, new byte[name.length()]);
            }
            Files.createSymbolicLink(lake.resolve("dangling"), Path.of("nowhere"));
            Files.createSymbolicLink(lake.resolve("link"), Path.of("a.bin"));
            String at = "./" + lake + "/../" + lake.getFileName();
            List<String> operands = List.of(
                    at + "/*.bin",
                    lake + "/x[1]",
                    lake + "/y{",
                    lake + "/[",
                    lake + "/{a,b}.bin",
                    lake + "/deep//",
                    lake + "/d*",
                    at,
                    lake + "/nowhere",
                    lake + "/a.bin/below");
            List<String> files = Stream.of(
                            at + "/a.bin",
                            at + "/b.bin",
                            lake + "/x[1]",
                            lake + "/y{",
                            lake + "/[",
                            lake + "/a.bin",
                            lake + "/b.bin",
                            lake + "/deep/d:e",
                            lake + "/deep/er/c",
                            lake + "/dangling",
                            lake + "/deep/d:e",
                            lake + "/deep/er/c",
                            at + "/a.bin",
                            at + "/b.bin",
                            at + "/dangling",
                            at + "/deep/d:e",
                            at + "/deep/er/c",
                            at + "/line\nbreak",
                            at + "/link",
                            at + "/x[1]",
                            at + "/y{",
                            lake + "/nowhere",
                            lake + "/a.bin/below")
                    .toList();

            int code = run(new String[0], operands);
            String printed = out.toString(StandardCharsets.UTF_8);
            String complaints = err.toString(StandardCharsets.UTF_8);
            out.reset();
            err.reset();

            assertThat(code)
                    .isEqualTo(FileCommands.run(
                            terminal,
                            Stream.concat(Stream.of("witness", "--tree"), files.stream())
                                    .toArray(String[]::new)));
            assertThat(printed).isEqualTo(out.toString(StandardCharsets.UTF_8));
            assertThat(complaints)
                    .isEqualTo(err.toString(StandardCharsets.UTF_8))
                    .contains("dangling: no such file");
        } finally {
            try (Stream<Path> all = Files.walk(lake)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Only the arguments of a real process can hold bytes that are not text. */
    @Test
    void operandsThatAreNotTextAreNamed() throws Exception {
        write("caf\ufffd", new byte[10]);
        write("no\ufffd", new byte[10]);
        String java = "\"$JAVA\" @java.options -Xmx1g -Dlog4j2.configurationFile=log4j2.properties"
                + " dev.atlasl2.spark.WitnessMain --spark 'local[1]' ";
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                "-c",
                java + "\"$LAKE\"/$'no\\xe9' \"$LAKE\"/caf\ufffd; echo $?; " + java
                        + "--out \"$LAKE\"/$'rows\\xe9' \"$LAKE\"; echo $?");
        builder.environment()
                .putAll(Map.of(
                        "LC_ALL", "C.UTF-8",
                        "JAVA",
                                Path.of(System.getProperty("java.home"), "bin/java")
                                        .toString(),
                        "CLASSPATH", System.getProperty("java.class.path"),
                        "LAKE", folder.toString()));
        Path printed = folder.resolve("printed");
        Path complaints = folder.resolve("complaints");
        Process process = builder.redirectOutput(printed.toFile())
                .redirectError(complaints.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
        } finally {
            process.destroyForcibly();
        }

        String reason = ": its name is not text in UTF-8, so that Java cannot open it";
        assertThat(Files.readString(complaints).lines().filter(line -> line.startsWith("atlas: ")))
                .containsExactly(
                        "atlas: " + folder + "/no\ufffd" + reason,
                        "atlas: --out " + folder + "/rows\ufffd" + reason
                                + "; see 'atlas witness --spark local --help'");
        assertThat(Files.readString(printed))
                .matches("[0-9a-f]{64} tree:4096 10 \\d+  " + folder + "/caf\ufffd\n1\n2\n");
        assertThat(folder.resolve("rows\ufffd")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a[1]", "{b,c}", "d*", "e?", "f{", "g ]}", "h\\i", "j%20k", "l:m"})
    void rowsAreReadBackFromAFolderOfAnyName(String name) throws IOException {
        String file = write("file", new byte[10]);
        String rows = folder.resolve(name).toString();
        write("a1/decoy", new byte[1]);

        assertThat(run(new String[] {"--out", rows}, List.of(file)))
                .as(err::toString)
                .isZero();
        assertThat(run(new String[] {"--verify", rows}, List.of(file)))
                .as(err::toString)
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(file + ": OK\n");
    }

    @Test
    void nameCannotForgeALineOfVerify() throws IOException {
        String rows = folder.resolve("rows").toString();
        String forger = write("lake/x: OK\nsecret", new byte[10]);
        write("lake/secret", new byte[10]);
        String lake = folder.resolve("lake").toString();
        assertThat(run(new String[] {"--out", rows}, List.of(lake)))
                .as(err::toString)
                .isZero();
        Files.write(Path.of(forger), new byte[11]);

        assertThat(run(new String[] {"--verify", rows}, List.of(lake))).isEqualTo(1);

        String escaped = "\\" + lake + "/x: OK\\nsecret: ";
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        lake + "/secret: OK",
                        escaped + "FAILED, 10 bytes before, 11 now",
                        escaped + "bytes 0..10 changed");
        out.reset();
        assertThat(run(new String[] {"-z", "--verify", rows}, List.of(lake))).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\0" + forger + ": FAILED, 10 bytes before, 11 now\0");
    }

    @Test
    void emptyEarlierResultHasAMessageOfItsOwn() throws IOException {
        String lake = Files.createDirectory(folder.resolve("lake")).toString();
        String rows = folder.resolve("rows").toString();
        assertThat(run(new String[] {"--out", rows}, List.of(lake)))
                .as(err::toString)
                .isZero();

        assertThat(run(new String[] {"--verify", rows}, List.of(lake))).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("atlas: earlier has no rows: nothing was witnessed");
    }

    @ParameterizedTest
    @CsvSource({"Broken pipe, 141", "No space left on device, 2"})
    void outputThatIsClosedIsNoBrokenJob(String reason, int code) throws IOException {
        String file = write("file", new byte[10]);
        String rows = folder.resolve("rows").toString();
        assertThat(run(new String[] {"--out", rows}, List.of(file))).isZero();
        Terminal closed = new Terminal(
                terminal.in(),
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException(reason);
                    }
                },
                terminal.err(),
                0);

        assertThat(WitnessMain.run(closed, "--spark", "local[2]", file)).isEqualTo(code);
        assertThat(WitnessMain.run(closed, "--spark", "local[2]", "--verify", rows, file))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                            | there is no PATH",
                "--leaf 300 x                | leafBytes must be 256, 512, ... or 65536, got 300",
                "--leaf x x                  | --leaf must be a number of bytes, got x",
                "--leaf 99999999999 x        | leafBytes must be 256, 512, ... or 65536",
                "--chunk 5000 x              | chunkBytes must be a power of two, from leafBytes up, got 5000",
                "--json -z x                 | --json and --zero exclude each other",
                "--verify a --out b x        | --out, --leaf and --chunk exclude --verify",
                "--verify /never x           | --verify /never: there is no such folder",
                "--fast x                    | unknown option --fast",
                "-q x                        | unknown option -q",
                "--out                       | --out needs a value",
                "--json=1 x                  | --json takes no value",
                "--leaf 256 --leaf 512 x     | --leaf is given twice",
            })
    void misuseIsSaidInOneLine(String words, String message) {
        int code = run(words == null ? new String[0] : words.split(" "), List.of());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("atlas: " + message);
    }

    @Test
    void helpIsPrinted() {
        assertThat(WitnessMain.run(terminal, "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: atlas witness --spark MASTER");
    }

    private int run(String[] options, List<String> paths) {
        LocalSession.get();
        return WitnessMain.run(
                terminal,
                Stream.of(Stream.of("--spark", "local[2]"), Stream.of(options), paths.stream())
                        .flatMap(words -> words)
                        .toArray(String[]::new));
    }

    private String write(String name, byte[] bytes) throws IOException {
        new Random(name.hashCode()).nextBytes(bytes);
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes).toString();
    }
}
