package dev.atlasl2.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that cannot be used is named, and the files of all other lines are checked. */
class ListReaderTest {
    @TempDir
    Path folder;

    private final Session session = new Session();
    private Path list;
    private String one;
    private String two;

    @BeforeEach
    void makeFiles() throws IOException {
        list = folder.resolve("list");
        one = Files.write(folder.resolve("one"), new byte[600]).toString();
        two = Files.write(folder.resolve("two"), new byte[700]).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "witness", "witness --leaf 256 --out"})
    void blankLinesAndCommentsSayNothing(String command) throws IOException {
        String[] lines = made(command).split("(?<=\n)");
        Files.writeString(list, "\ufeff" + lines[0] + "\n# made today\n  \n" + String.join("\r\n", lines) + "\n\n#");
        if (!command.endsWith("--out")) {
            assertThat(check()).isZero();
            assertThat(session.out()).isEqualTo(one + ": OK\n" + one + ": OK\n" + two + ": OK\n");
        }

        Files.writeString(list, "\ufeff" + String.join("# a comment\n \n", lines) + "\n\n#");
        assertThat(check()).as(session.err()).isZero();
        assertThat(session.out()).isEqualTo(one + ": OK\n" + two + ": OK\n");
        assertThat(session.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void utf16IsRefusedByName(String charset) throws IOException {
        for (String mark : new String[] {"", "\ufeff"}) {
            Files.write(list, (mark + made("sum")).getBytes(Charset.forName(charset)));
            assertThat(check()).isEqualTo(1);
            assertThat(session.err())
                    .isEqualTo("atlas: " + list + ": is text in UTF-16; a list must be text in UTF-8\n");
        }
    }

    @Test
    void witnessFileIsReadWhereOtherListsEndWithNul() throws IOException {
        Files.writeString(list, made("witness --leaf 256 --out"));
        assertThat(session.run("witness", "-z", "-c", list.toString()))
                .as(session.err())
                .isZero();
        assertThat(session.out()).isEqualTo(one + ": OK\0" + two + ": OK\0");

        Files.writeString(list, "\0" + made("sum -z") + "\0# made today\0");
        assertThat(session.run("sum", "-zc", list.toString())).as(session.err()).isZero();
    }

    @Test
    void filesOfTheOtherLinesAreChecked() throws IOException {
        String[] lines = made("sum").split("(?<=\n)");
        String bad = "x".repeat(200_000) + "\n\\0 1 conserved  a\\q\n";
        Files.writeString(list, "made today\n" + lines[0] + bad + lines[1]);
        Files.write(Path.of(two), new byte[701]);

        assertThat(check()).isEqualTo(1);

        assertThat(session.out()).isEqualTo(one + ": OK\n" + two + ": FAILED, 701 bytes where 700 were recorded\n");
        assertThat(session.err().lines())
                .containsExactly(
                        "atlas: " + list + ": line 1 is neither a line of atlas sum nor one of atlas witness",
                        "atlas: " + list + ": line 3 is longer than 65536 bytes",
                        "atlas: " + list + ": line 4 unknown escape in a\\q",
                        "atlas: 1 of 2 files differ, 0 could not be read");
    }

    @Test
    void recordsOfADamagedWitnessFileAreChecked() throws IOException {
        String[] lines = made("witness --leaf 256 --out").split("(?<=\n)");
        assertThat(lines).hasSize(6); // the head, leaves and record twice, the end
        Files.write(Path.of(two), new byte[701]);
        for (int bad = 1; bad < 5; bad++) {
            String[] damaged = lines.clone();
            damaged[bad] = damaged[bad].replace(":\"", ":\"?");
            Files.writeString(list, String.join("", damaged));

            assertThat(check()).as("line " + (bad + 1)).isEqualTo(1);

            assertThat(session.err()).startsWith("atlas: " + list + ": line " + (bad + 1) + " ");
            if (bad < 3) {
                assertThat(session.out())
                        .contains(
                                two + ": FAILED, 701 bytes where 700 were recorded\n",
                                two + ": leaf 2 differs: bytes 512-700\n");
            }
            if (bad != 2) {
                assertThat(session.out()).contains(one + ": OK\n");
            }
            assertThat(session.out().contains(two + ": leaf"))
                    .as("leaves of the wrong file")
                    .isEqualTo(bad < 3);
        }
    }

    @Test
    void leavesOfARecordThatIsLostAreNotThoseOfTheNext() throws IOException {
        String[] lines = made("witness --leaf 256 --out").split("(?<=\n)");
        lines[2] = "{\n";
        Files.writeString(list, String.join("", lines));

        assertThat(check()).isEqualTo(1);

        assertThat(session.out()).isEqualTo(two + ": OK\n");
        assertThat(session.err()).hasLineCount(1).contains(": line 3 is not JSON");
    }

    @Test
    void manyBadLinesAreCounted() throws IOException {
        Files.writeString(list, "x\n".repeat(1_000) + made("sum"));

        assertThat(check()).isEqualTo(1);

        assertThat(session.out()).isEqualTo(one + ": OK\n" + two + ": OK\n");
        assertThat(session.err().lines())
                .hasSize(21)
                .last()
                .isEqualTo("atlas: " + list + ": 980 more lines cannot be used");
    }

    @Test
    @Timeout(60)
    void lineWithoutAnEndIsGivenUp() {
        list = Path.of("/dev/zero");
        assertThat(check()).isEqualTo(1);
        assertThat(session.err()).isEqualTo("atlas: /dev/zero: line 1 is longer than 16777216 bytes: no list\n");
    }

    @Test
    void onlyAFileThatIsNotThereIsMissing() throws IOException {
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
        StringBuilder lines = new StringBuilder(made("sum"));
        String[] reached = {circle.toString(), one + "/x", folder + "/" + "n".repeat(300)};
        for (String name : reached) {
            lines.append("0 1 conserved  ").append(name).append('\n');
        }
        for (String name : new String[] {"dangling", "nowhere"}) {
            lines.append("0 1 conserved  ").append(folder.resolve(name)).append('\n');
        }
        Files.writeString(list, lines);

        assertThat(session.run("sum", "-c", "--ignore-missing", "--quiet", list.toString()))
                .isEqualTo(1);

        for (String name : reached) {
            assertThat(session.out()).contains(name + ": FAILED, cannot be read\n");
        }
        assertThat(session.out()).doesNotContain("dangling", "nowhere");
        assertThat(session.err())
                .contains(
                        circle + ": links that lead in a circle",
                        one + "/x: part of its path is not a directory",
                        ": File name too long")
                .endsWith("atlas: 0 of 5 files differ, 3 could not be read\n");
    }

    private int check() {
        return session.run("sum", "--check", list.toString());
    }

    private String made(String command) throws IOException {
        boolean isFile = command.endsWith("--out");
        String words = command + (isFile ? " OUT" : "") + " ONE TWO";
        String[] arguments = words.split(" ");
        Path out = folder.resolve("made");
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = switch (arguments[i]) {
                case "OUT" -> out.toString();
                case "ONE" -> one;
                case "TWO" -> two;
                default -> arguments[i];
            };
        }
        assertThat(session.run(arguments)).as(session.err()).isZero();
        return isFile ? Files.readString(out, StandardCharsets.UTF_8) : session.out();
    }
}
