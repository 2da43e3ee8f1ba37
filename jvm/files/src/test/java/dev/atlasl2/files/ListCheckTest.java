package dev.atlasl2.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Written lists are read back and detect changes; invalid lists are refused, with the line. */
class ListCheckTest {
    private static final int LEAF = 256;
    private static final int LEAVES = 1_300;

    @TempDir
    Path folder;

    private final Session session = new Session();
    private Path data;
    private Path list;

    @BeforeEach
    void makeFile() throws IOException {
        byte[] bytes = new byte[LEAVES * LEAF - 56];
        new Random(3).nextBytes(bytes);
        data = Files.write(folder.resolve("data\\1\n"), bytes);
        list = folder.resolve("list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "sum -z", "witness", "witness --tree", "witness -z --leaf 256"})
    void listsThatArePrintedAreReadBack(String line) throws IOException {
        String[] made = (line + " FILE").split(" ");
        made[made.length - 1] = data.toString();
        assertThat(session.run(made)).isZero();
        Files.writeString(list, session.out());

        String[] check = (line.split(" ")[0] + (line.contains("-z") ? " -zc" : " -c") + " LIST").split(" ");
        check[check.length - 1] = list.toString();
        assertThat(session.run(check)).as(session.err()).isZero();
        assertThat(session.out()).endsWith(line.contains("-z") ? ": OK\0" : ": OK\n");

        change(5, 1);
        assertThat(session.run(check)).isEqualTo(1);
        assertThat(session.out()).contains("FAILED, " + (line.startsWith("sum") ? "sum " : "the bytes differ"));
        assertThat(session.err()).isEqualTo("atlas: 1 of 1 files differ, 0 could not be read\n");
    }

    @Test
    void witnessFileNamesTheLeavesThatChanged() throws IOException {
        writeList("--leaf", "256");
        assertThat(session.run("witness", "--check", list.toString())).isZero();

        change(0, 1);
        change(512 * LEAF, 1);
        change(513 * LEAF + 255, 1);
        change(LEAVES * LEAF - 57, 1);
        assertThat(session.run("witness", "--check", list.toString())).isEqualTo(1);
        String name = "\\" + Names.escaped(data.toString());
        assertThat(session.out())
                .isEqualTo(Stream.of(
                                ": FAILED, the bytes differ",
                                ": leaf 0 differs: bytes 0-255",
                                ": leaves 512-513 differ: bytes 131072-131583",
                                ": leaf 1299 differs: bytes 332544-332743")
                        .map(line -> name + line + "\n")
                        .reduce("", String::concat));
        assertThat(session.run("witness", "-c", "--json", list.toString())).isEqualTo(1);
        assertThat(session.out())
                .endsWith(",\"ok\":false,\"difference\":\"the bytes differ\",\"changedLeaves\":["
                        + "{\"first\":0,\"last\":0,\"from\":0,\"to\":255},"
                        + "{\"first\":512,\"last\":513,\"from\":131072,\"to\":131583},"
                        + "{\"first\":1299,\"last\":1299,\"from\":332544,\"to\":332743}]}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "332745, leaf 1299 differs: bytes 332544-332744", // the short last leaf grew
        "333000, leaves 1299-1300 differ: bytes 332544-332999",
        "332743, leaf 1299 differs: bytes 332544-332743",
        "1000, leaves 3-1299 differ: bytes 768-332743",
        "1024, leaves 4-1299 differ: bytes 1024-332743"
    })
    void leavesThatOnlyOneHasDiffer(int length, String range) throws IOException {
        writeList("--leaf", "256");
        Files.write(data, Arrays.copyOf(Files.readAllBytes(data), length));

        assertThat(session.run("witness", "-c", list.toString())).isEqualTo(1);
        assertThat(session.out())
                .contains(": FAILED, " + length + " bytes where 332744 were recorded\n")
                .endsWith(": " + range + "\n");
    }

    @Test
    void fileThatBecameEmptyDiffersInLength() throws IOException {
        writeList("--tree");
        Files.write(data, new byte[0]);
        assertThat(session.run("witness", "-c", list.toString())).isEqualTo(1);
        assertThat(session.out()).contains("FAILED, 0 bytes where 332744 were recorded");
    }

    @Test
    void manyRangesAreShownShortAndListedInJson() throws IOException {
        writeList("--leaf", "256");
        for (int leaf = 0; leaf < 60; leaf += 2) {
            change(leaf * LEAF, 1);
        }
        assertThat(session.run("witness", "-c", list.toString())).isEqualTo(1);
        assertThat(session.out().lines())
                .hasSize(22)
                .last()
                .asString()
                .endsWith("10 more ranges of leaves differ; --json lists them all");
        session.run("witness", "-c", "--json", list.toString());
        assertThat(session.out().split("\"first\"")).hasSize(31);
    }

    @Test
    void recordThatLiesAboutTheSumIsToldFromDataThatChanged() throws IOException {
        session.run("witness", data.toString());
        String line = session.out();
        int sum = Integer.parseInt(line.split(" ")[3]);
        Files.writeString(list, line.replace(" " + sum + "  ", " " + (sum + 1) % 96 + "  "));

        assertThat(session.run("witness", "-c", list.toString())).isEqualTo(1);
        assertThat(session.out())
                .contains("FAILED, the bytes are right, but their sum is " + sum + ", not the recorded ");
    }

    @Test
    void filesThatCannotBeReadAreOnBothStreamsOrPassedOver() throws IOException {
        session.run("sum", data.toString());
        Files.writeString(list, "3 5 not-conserved  nowhere\n" + session.out());

        assertThat(session.run("sum", "-c", "--quiet", list.toString())).isEqualTo(1);
        assertThat(session.out()).isEqualTo("nowhere: FAILED, cannot be read\n");
        assertThat(session.err())
                .isEqualTo("atlas: nowhere: no such file\natlas: 0 of 2 files differ, 1 could not be read\n");
        assertThat(session.run("sum", "-c", "--status", list.toString())).isEqualTo(1);
        assertThat(session.out() + session.err()).isEmpty();
        assertThat(session.run("sum", "-c", "--ignore-missing", list.toString()))
                .isZero();
        assertThat(session.out()).hasLineCount(1).endsWith(": OK\n");
        Files.writeString(list, "3 5 not-conserved  nowhere\n");
        assertThat(session.run("sum", "-c", "--ignore-missing", list.toString()))
                .isEqualTo(1);
        assertThat(session.err()).isEqualTo("atlas: " + list + ": no file of it was there\n");
    }

    @Test
    void listOfFailedFilesHoldsTheOthersAndNothingHalfWritten() throws IOException {
        Path empty = Files.write(folder.resolve("empty"), new byte[0]);
        String[] three = {empty.toString(), data.toString(), "nowhere"};
        assertThat(session.run("witness", "--tree", "-o", list.toString(), three[0], three[1], three[2]))
                .isEqualTo(1);
        assertThat(Files.readString(list)).endsWith("{\"files\":1}\n");
        assertThat(session.run("witness", "-c", list.toString())).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(data, list, empty);
        }
    }

    @Test
    void listThatCannotBeWrittenIsNamedBeforeAnyWork() throws IOException {
        for (Path out : new Path[] {folder, folder.resolve("nowhere/list"), data.resolve("below")}) {
            assertThat(session.run("witness", "-o", out.toString(), data.toString()))
                    .isEqualTo(2);
            assertThat(session.out()).isEmpty();
            String name = out.toString().replace("\n", "\\n");
            assertThat(session.err()).startsWith("atlas: --out " + name + ": cannot be written: ");
        }
    }

    static Stream<String> badLines() {
        String hash = "0".repeat(64);
        return Stream.of(
                "|is empty, and no list",
                "\n# nothing\n|holds no line of a list",
                " x\n|line 1 is neither a line of atlas sum nor one of atlas witness",
                hash + "  file|line 1 is neither",
                "0 1 conserved file|line 1 is neither",
                "96 1 not-conserved  f|line 1 a sum is 0..95, got 96",
                "5 1 conserved  f|line 1 a sum of 5 is not \"conserved\"",
                "0 99999999999999999999 conserved  f|line 1 is neither",
                "\\0 0 conserved  a\\q|line 1 unknown escape",
                "\\0 0 conserved  a\\|line 1 unknown escape",
                hash + " flat 0 0  f|line 1 a witness has a length of at least 1",
                hash + " tree:1000 5 0  f|line 1 a leaf must have 256",
                "x".repeat(ListLines.LONGEST + 1) + "|line 1 is longer than 65536 bytes",
                "{|line 1 is not JSON, at column 2",
                "{}|line 1 must be {\"atlas-l2-witnesses\":1}",
                "{\"atlas-l2-witnesses\":2}|line 1 says version 2 of witness files; this program reads 1",
                "{\"atlas-l2-witnesses\":\"1\"}|line 1 says version",
                "{\"atlas-l2-witnesses\":1}|line 1 is the last, but the line that ends a witness file is missing",
                head("[]") + "|line 2 must be a JSON object",
                head("nothing") + "|line 2 is not JSON",
                head("{\"files\":0} x") + "|line 2 is not JSON, at column 13",
                head("{\"files\":1}") + "|line 2 says 1 files, got 0",
                head("{\"files\":0}\n{\"files\":0}") + "|line 3 comes after the line that ends",
                head("{\"file\":\"f\"}") + "|line 2 must hold leaves, or file and record, or files, got [file]",
                head("{\"file\":\"f\",\"file\":\"g\"}") + "|line 2 is not JSON, at column 19: a name comes twice",
                head("{\"file\":1,\"record\":\"\"}") + "|line 2 file must be a string, got NUMBER",
                head("{\"file\":\"f\",\"record\":\"00\"}")
                        + "|line 2 record: INVALID: length of record must be 64, got 1",
                head("{\"file\":\"f\",\"record\":\"xyz\"}") + "|line 2 record must be 64 bytes in hexadecimal",
                head("{\"file\":\"f\",\"record\":\"" + "00".repeat(64) + "\"}")
                        + "|line 2 record: INVALID: length in record",
                head("{\"leaves\":\"AAAA\"}") + "|line 2 leaves must be hashes of 32 bytes, got 3 bytes",
                head("{\"leaves\":\"?\"}") + "|line 2 leaves must be in Base64: ",
                head("{\"leaves\":\"" + "A".repeat(43) + "=\"}\n{\"files\":0}") + "|line 3 must be a record");
    }

    @ParameterizedTest
    @MethodSource("badLines")
    void lineThatIsNoneIsNamed(String listAndReason) throws IOException {
        int bar = listAndReason.lastIndexOf('|');
        Files.writeString(list, listAndReason.substring(0, bar));
        assertThat(session.run("witness", "--check", list.toString())).isEqualTo(1);
        assertThat(session.err())
                .startsWith("atlas: " + list + ": " + listAndReason.substring(bar + 1))
                .hasLineCount(1);
        assertThat(session.out()).isEmpty();
    }

    @Test
    void anyLineThatIsLostOrAlteredIsFound() throws IOException {
        writeList("--leaf", "256");
        String[] lines = Files.readString(list).split("(?<=\n)");
        for (int i = 0; i < lines.length; i++) {
            String[] fewer = lines.clone();
            fewer[i] = "";
            Files.writeString(list, String.join("", fewer));
            assertThat(session.run("witness", "-c", list.toString()))
                    .as("without line " + (i + 1))
                    .isEqualTo(1);
            assertThat(session.err()).contains(": line ");
        }
        lines[1] = lines[1].replaceFirst("\"leaves\":\"..", "\"leaves\":\"AA");
        Files.writeString(list, String.join("", lines));
        assertThat(session.run("witness", "-c", list.toString())).isEqualTo(1);
        assertThat(session.err()).contains("the leaves do not add up to the record's digest");
    }

    @Test
    void listsMayComeFromElsewhere() throws IOException {
        session.run("sum", data.toString());
        byte[] crlf = session.out().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(session.typing(crlf).run("sum", "-c")).isZero();
        assertThat(session.typing(new byte[] {(byte) 0xff, '\n'}).run("sum", "-c"))
                .isEqualTo(1);
        assertThat(session.err()).isEqualTo("atlas: standard input: line 1 is not text in UTF-8\n");
        assertThat(session.run("sum", "-c", folder.toString(), "nowhere")).isEqualTo(1);
        assertThat(session.err()).isEqualTo("atlas: " + folder + ": is a directory\natlas: nowhere: no such file\n");
    }

    private static String head(String line) {
        return "{\"atlas-l2-witnesses\":1}\n" + line;
    }

    private void writeList(String... options) {
        String[] arguments = Stream.concat(
                        Stream.of("witness", "--out", list.toString(), data.toString()), Stream.of(options))
                .toArray(String[]::new);
        assertThat(session.run(arguments)).as(session.err()).isZero();
    }

    private void change(int at, int by) throws IOException {
        byte[] bytes = Files.readAllBytes(data);
        bytes[at] += (byte) by;
        Files.write(data, bytes);
    }
}
