package dev.atlasl2.vectors.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorToolTest {
    private static final Path FOLDER = Path.of("");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @TempDir
    Path temporary;

    /** A copy of the corpus with its specification next to it. */
    private Path copy() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("kit/conformance-vectors"));
        for (String part : new String[] {"vectors", "floors", "schema", "../spec"}) {
            Files.createDirectory(folder.resolve(part));
            try (Stream<Path> files = Files.list(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, folder.resolve(part).resolve(file.getFileName()));
                }
            }
        }
        Files.copy(Path.of("TELLING.md"), folder.resolve("TELLING.md"));
        return folder;
    }

    private void replace(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        Files.writeString(file, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    @Test
    void theCorpusIsWhatTheReferenceSays() {
        assertThat(VectorTool.check(FOLDER, out)).as("%s", printed).isZero();
        assertThat(printed.toString()).contains("vectors agree with the reference");
    }

    @Test
    void aWrongAnswerIsNamed() throws IOException {
        Path folder = copy();
        replace(folder.resolve("vectors/meta.json"), "\"cycle\":768", "\"cycle\":769");
        assertThat(VectorTool.check(folder, out)).isEqualTo(1);
        assertThat(printed.toString())
                .hasLineCount(1)
                .contains("meta.json:4: meta/constants: column ")
                .contains("found ")
                .contains("769")
                .contains(", expected ");
    }

    @Test
    void otherFormattingIsNamed() throws IOException {
        Path folder = copy();
        replace(folder.resolve("vectors/meta.json"), "},\n{", "}, {");
        assertThat(VectorTool.check(folder, out)).isEqualTo(1);
        assertThat(printed.toString()).hasLineCount(1).contains("meta.json:2: meta/version: column ");
    }

    @Test
    void aDamagedFileIsNamedAndIsAnotherExitCode() throws IOException {
        Path folder = copy();
        replace(folder.resolve("vectors/sum.json"), "\"op\":\"sum\"", "\"op\":\"add\"");
        assertThat(VectorTool.check(folder, out)).isEqualTo(3);
        assertThat(VectorTool.list(folder, Optional.empty(), Optional.empty(), Optional.empty(), out))
                .isEqualTo(3);
        assertThat(printed.toString()).hasLineCount(2).contains("sum/empty-hex: unknown op \"add\"");
    }

    @Test
    void everyPartThatTheTableOfOperationsDeterminesIsChecked() throws IOException {
        Path folder = copy();
        for (String part : List.of(
                "../spec/PROTOCOL.md windowCheck",
                "../spec/PROTOCOL.md `setRange`",
                "../spec/PROTOCOL.md dst[size-1]",
                "../spec/ABI.md windowCheck",
                "schema/vectors.schema.json windowCheck")) {
            String file = part.split(" ")[0];
            String name = part.split(" ")[1];
            String right = Files.readString(folder.resolve(file));
            replace(folder.resolve(file), name, "another");
            assertThat(VectorTool.check(folder, out)).as(part).isEqualTo(1);
            assertThat(printed.toString())
                    .contains(Path.of(file).getFileName().toString())
                    .contains("another");
            printed.reset();
            Files.writeString(folder.resolve(file), right);
        }
    }

    @Test
    void aTypeThatTheSchemaDoesNotDefineIsNamed() throws IOException {
        Path folder = copy();
        replace(folder.resolve("../spec/operations.json"), "{\"data\": \"region\"}", "{\"data\": \"regoin\"}");
        assertThat(VectorTool.check(folder, out)).isEqualTo(3);
        assertThat(printed.toString()).contains("vectors.schema.json: no definition #/$defs/regoin");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Path folder = copy();
        Files.delete(folder.resolve("vectors/meta.json"));
        assertThat(VectorTool.check(folder, out)).isEqualTo(3);
        assertThat(printed.toString()).hasLineCount(1).contains("meta.json: cannot be read");
    }

    @Test
    void listsByClauseAndLevel() {
        assertThat(VectorTool.list(FOLDER, Optional.of("S2.4"), Optional.empty(), Optional.of(Level.HUGE), out))
                .isZero();
        assertThat(printed.toString()).contains("sum/ff-4294967297").doesNotContain(" core ");
    }

    @Test
    void listsAWholeSection() {
        assertThat(VectorTool.list(FOLDER, Optional.of("S1"), Optional.empty(), Optional.empty(), out))
                .isZero();
        assertThat(printed.toString())
                .contains("S1.1 ")
                .contains("S1.6 ")
                .doesNotContain(" S11.1")
                .doesNotContain(" S2.1");
    }

    @Test
    void listsByPitfall() {
        assertThat(VectorTool.list(FOLDER, Optional.empty(), Optional.of("budget-leak"), Optional.empty(), out))
                .isZero();
        assertThat(printed.toString()).contains("budget/all-leak").doesNotContain("sum/");
    }

    @Test
    void anUnknownPitfallIsNamed() {
        assertThat(VectorTool.list(FOLDER, Optional.empty(), Optional.of("sum-lazy"), Optional.empty(), out))
                .isEqualTo(2);
        assertThat(printed.toString()).hasLineCount(1).contains("unknown pitfall \"sum-lazy\"; known are sum-wrap-u32");
    }

    @Test
    void idsArePermanent() {
        Corpus corpus = Corpus.load();
        var without = corpus.vectors().subList(1, corpus.vectors().size());
        assertThat(VectorTool.brokenPromise(corpus.vectors(), corpus.vectors())).isEmpty();
        assertThat(VectorTool.brokenPromise(without, corpus.vectors())).isEmpty();
        assertThat(VectorTool.brokenPromise(corpus.vectors(), without))
                .hasValueSatisfying(line -> assertThat(line).contains("no longer made"));
        Vector first = corpus.byId("sum/ff-4129").orElseThrow();
        Vector changed = new Vector(
                first.id(),
                first.family(),
                first.level(),
                first.clause(),
                first.op(),
                Json.readObject("test", "{\"data\":{\"hex\":\"00\"}}"),
                first.expect(),
                first.note());
        assertThat(VectorTool.brokenPromise(List.of(first), List.of(changed)))
                .hasValueSatisfying(
                        line -> assertThat(line).startsWith("sum/ff-4129").contains("input changed"));
    }

    @Test
    void aCorpusThatCannotBeReachedIsNotTakenForNone() throws IOException {
        Files.createSymbolicLink(temporary.resolve("vectors"), Path.of("vectors"));
        assertThat(VectorTool.write(temporary, false, out)).isEqualTo(3);
        assertThat(printed.toString()).startsWith(temporary.resolve("vectors") + ": cannot be read: ");
    }

    @Test
    void wrongUsageIsOneLine() {
        for (String[] args : new String[][] {
            {}, {"sing"}, {"list", "--level"}, {"list", "--level", "soon"}, {"check", "--clause", "S1"}, {"check", "x"}
        }) {
            assertThat(VectorToolArguments.run(args, out, out)).isEqualTo(2);
        }
        assertThat(printed.toString())
                .hasLineCount(6)
                .contains("unknown command \"sing\"")
                .contains("--level needs a value")
                .contains("level must be core, full or huge, got \"soon\"")
                .contains("unknown option \"x\"");
    }
}
