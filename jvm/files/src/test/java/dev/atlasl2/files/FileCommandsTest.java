package dev.atlasl2.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.Witnesses;
import dev.atlasl2.spec.Witness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a user sees them: lines, exit codes, one line for each problem while the rest continues. */
class FileCommandsTest {
    @TempDir
    Path folder;

    private final Session session = new Session();
    private String zeros;
    private String text;

    @BeforeEach
    void makeFiles() throws IOException {
        zeros = write("zeros", new byte[12_288]);
        text = write("text", "conserved or not?".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sumsAreLines() {
        assertThat(session.run("sum", zeros, text)).isZero();
        assertThat(session.out()).isEqualTo("0 12288 conserved  " + zeros + "\n26 17 not-conserved  " + text + "\n");
        assertThat(session.err()).isEmpty();
    }

    @Test
    void sumOfNothingIsZero() throws IOException {
        assertThat(session.run("sum", write("empty", new byte[0]))).isZero();
        assertThat(session.out()).startsWith("0 0 conserved  ");
    }

    @Test
    void standardInputIsReadWhereNoFileIsNamed() {
        assertThat(session.typing(new byte[] {17}).run("sum")).isZero();
        assertThat(session.out()).isEqualTo("17 1 not-conserved  -\n");
        assertThat(session.run("check", "-")).isEqualTo(1);
        assertThat(session.out()).isEqualTo("-: sum 17, not conserved\n");
    }

    @Test
    void checkAnswersWithItsExitCode() {
        assertThat(session.run("check", zeros)).isZero();
        assertThat(session.out()).isEqualTo(zeros + ": conserved\n");
        assertThat(session.run("check", text, zeros)).isEqualTo(1);
        assertThat(session.out()).isEqualTo(text + ": sum 26, not conserved\n" + zeros + ": conserved\n");
    }

    @Test
    void witnessesAreThoseOfTheLibrary() throws IOException {
        byte[] data = Files.readAllBytes(Path.of(text));
        assertThat(session.run("witness", text)).isZero();
        assertThat(session.out()).isEqualTo(hex(Witnesses.flat(data)) + " flat 17 26  " + text + "\n");
        assertThat(session.run("witness", "--tree", text)).isZero();
        assertThat(session.out()).isEqualTo(hex(Witnesses.treeWitness(data)) + " tree:4096 17 26  " + text + "\n");
        assertThat(session.run("witness", "--leaf=256", text)).isZero();
        assertThat(session.out()).isEqualTo(hex(Witnesses.treeWitness(data, 8)) + " tree:256 17 26  " + text + "\n");
    }

    @Test
    void emptyFileHasNoWitnessAndTheRestGoesOn() throws IOException {
        String empty = write("empty", new byte[0]);
        assertThat(session.run("witness", empty, text)).isEqualTo(1);
        assertThat(session.out()).endsWith("  " + text + "\n").hasLineCount(1);
        assertThat(session.err())
                .isEqualTo("atlas: " + empty + ": is empty, and there is no witness of 0 bytes (clause S11.2)\n");
    }

    @Test
    void fileThatCannotBeReadIsOneLineAndTheRestGoesOn() {
        String missing = folder.resolve("missing").toString();
        assertThat(session.run("sum", missing, folder.toString(), "", text)).isEqualTo(1);
        assertThat(session.out()).isEqualTo("26 17 not-conserved  " + text + "\n");
        assertThat(session.err())
                .isEqualTo("atlas: " + missing + ": no such file\natlas: " + folder
                        + ": is a directory\natlas: : no such file\n");
    }

    @Test
    void nameThatNoFileCanHaveIsSaidSo() {
        assertThat(session.run("sum", "a\0b")).isEqualTo(1);
        assertThat(session.err()).hasLineCount(1).contains("no name of a file");
    }

    @Test
    void fileWhoseNameHoldsTheReplacementCharacterIsRead() throws IOException {
        assertThat(session.run("sum", write("caf\ufffd", new byte[1]))).isZero();
    }

    @Test
    void argumentThatIsNoTextIsToldFromOneThatHoldsTheReplacementCharacter() {
        byte[] commandLine = "java\0sum\0caf\u00e9\0--out=caf\u00e9\0".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(MangledNames.isMangled(commandLine, "caf\ufffd")).isTrue();
        assertThat(MangledNames.isMangled(commandLine, "the\ufffd")).isFalse();
        assertThat(MangledNames.isMangled("sum\0caf\ufffd\0".getBytes(StandardCharsets.UTF_8), "caf\ufffd"))
                .isFalse();
    }

    @Test
    void strangeNamesAreEscapedAsCoreutilsDo() throws IOException {
        String strange = write("a\\b\nc\rd", new byte[1]);
        assertThat(session.run("sum", strange)).isZero();
        assertThat(session.out()).isEqualTo("\\0 1 conserved  " + folder + "/a\\\\b\\nc\\rd\n");
        assertThat(session.run("check", strange)).isZero();
        assertThat(session.out()).isEqualTo("\\" + folder + "/a\\\\b\\nc\\rd: conserved\n");
        assertThat(session.run("sum", "-z", strange)).isZero();
        assertThat(session.out()).isEqualTo("0 1 conserved  " + strange + "\0");
        assertThat(session.run("sum", "nowhere\n\033[2J")).isEqualTo(1);
        assertThat(session.err()).isEqualTo("atlas: nowhere\\n?[2J: no such file\n");
    }

    @Test
    void jsonIsAnObjectALine() {
        assertThat(session.run("sum", "--json", text, "mis\"sing")).isEqualTo(1);
        assertThat(session.out())
                .isEqualTo("{\"file\":\"" + text + "\",\"length\":17,\"sum\":26,\"conserved\":false}\n"
                        + "{\"file\":\"mis\\\"sing\",\"error\":\"no such file\"}\n");
        assertThat(session.run("witness", "--json", "--tree", text)).isZero();
        assertThat(session.out())
                .isEqualTo("{\"file\":\"" + text
                        + "\",\"kind\":\"tree\",\"leafBytes\":4096,\"length\":17,\"sum\":26,\"digest\":\""
                        + "930afb99c8b67003ea08419052b30282f116fb82be5b8faa0966557534ce6cbe\"}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum --frob           | unknown option --frob",
                "sum -q               | unknown option -q",
                "sum --tree           | unknown option --tree",
                "check -c             | unknown option -c",
                "sum --json=yes       | --json takes no value",
                "sum --json -z        | --json and --zero exclude each other",
                "sum --quiet          | --quiet says nothing without --check",
                "witness --leaf       | --leaf needs a value",
                "witness --leaf 1000  | --leaf: a leaf must have 256, 512, ... or 65536 bytes, got 1000",
                "witness --leaf 131072 | --leaf: a leaf must have 256",
                "witness --leaf -256  | --leaf: a leaf must have 256",
                "witness -o           | --out needs a value",
                "witness -o a --out b | --out is given twice",
                "witness -c --tree    | exclude --check",
            })
    void misuseIsOneLineThatNamesTheCulprit(String line, String culprit) {
        assertThat(session.run(line.strip().split(" "))).isEqualTo(2);
        assertThat(session.err())
                .startsWith("atlas: ")
                .contains(culprit, "; see 'atlas ")
                .hasLineCount(1);
        assertThat(session.out()).isEmpty();
    }

    @Test
    void operandsMayLookLikeOptions() throws IOException {
        assertThat(session.run("sum", "--", "--json", "-z")).isEqualTo(1);
        assertThat(session.err()).isEqualTo("atlas: --json: no such file\natlas: -z: no such file\n");
        String at = write("@at", new byte[1]);
        assertThat(session.run("sum", at)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "check", "witness"})
    void helpIsHelp(String command) {
        assertThat(FileCommands.know(command)).isTrue();
        assertThat(session.run(command, "-h")).isZero();
        assertThat(session.out())
                .startsWith("Usage: atlas " + command + " [OPTION]... [FILE]...\n")
                .contains("Exit codes");
        assertThat(session.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    }

    @Test
    void otherCommandsAreLeftToOthers() {
        assertThat(FileCommands.know()).isFalse();
        assertThat(FileCommands.know("certify")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Broken pipe, 141, ''", "No space left on device, 2, atlas: standard output: cannot be written: "})
    void outputThatIsClosedEndsTheWork(String reason, int code, String complaint) {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(Channels.newChannel(InputStream.nullInputStream()), closed, new PrintStream(err, true), 0);
        assertThat(FileCommands.run(terminal, "sum", zeros, text)).isEqualTo(code);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith(complaint)
                .hasLineCount(complaint.isEmpty() ? 0 : 1);
    }

    private String write(String name, byte[] data) throws IOException {
        return Files.write(folder.resolve(name), data).toString();
    }

    private static String hex(Witness witness) {
        return HexFormat.of().formatHex(witness.digest());
    }
}
