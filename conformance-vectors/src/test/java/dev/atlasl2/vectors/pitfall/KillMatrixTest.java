package dev.atlasl2.vectors.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Clauses;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.Regions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The corpus is adequate: every pitfall is detected, and PITFALLS.md lists by which vectors. */
class KillMatrixTest {
    private static List<Vector> vectors;
    private static KillMatrix matrix;

    @BeforeAll
    static void putEveryVectorToEveryPitfall() {
        vectors = Corpus.load().vectors();
        matrix = KillMatrix.of(vectors, Pitfalls.all());
    }

    @Test
    void everyPitfallIsFoundOutByTwoVectorsOrMore() {
        TreeMap<String, Integer> tooFew = new TreeMap<>();
        for (Pitfall pitfall : Pitfalls.all()) {
            int killers = matrix.killers(pitfall).size();
            if (killers < 2) {
                tooFew.put(pitfall.name(), killers);
            }
        }
        assertThat(tooFew).as("pitfalls that the corpus takes for right").isEmpty();
    }

    /** Except lanes of 32 bits, which need regions of hundreds of megabytes each. */
    @Test
    void everyOtherSizeIsFoundOutByTwoCoreVectorsOrMore() {
        List<Pitfall> sizes = Pitfalls.atEverySize().stream()
                .filter(pitfall ->
                        !Pitfalls.all().contains(pitfall) && !pitfall.name().equals("sum-lane-wrap-32"))
                .toList();
        KillMatrix core = KillMatrix.of(
                vectors.stream().filter(vector -> vector.level() == Level.CORE).toList(), sizes);

        assertThat(sizes)
                .hasSizeGreaterThan(40)
                .allSatisfy(pitfall -> assertThat(core.killers(pitfall))
                        .as(pitfall.name() + " with " + pitfall.size())
                        .hasSizeGreaterThanOrEqualTo(2));
    }

    @Test
    void sizesOfOnePitfallShareAllButTheirSize() {
        assertThat(Pitfalls.atEverySize()).containsAll(Pitfalls.all()).allSatisfy(pitfall -> {
            Pitfall usual = Pitfalls.byName(pitfall.name()).orElseThrow();
            assertThat(pitfall.clause()).isEqualTo(usual.clause());
            assertThat(pitfall.fix()).isEqualTo(usual.fix());
            assertThat(pitfall.operations()).isEqualTo(usual.operations());
        });
        assertThat(Pitfalls.atEverySize())
                .extracting(pitfall -> pitfall.name() + pitfall.size())
                .doesNotHaveDuplicates();
    }

    /**
     * The operations that a pitfall gets wrong are listed: an answer to another operation would count neither for it
     * nor against it. A pitfall that is wrong only in a race waits for a second thread.
     */
    @Test
    void pitfallsAreRightInEveryOperationThatTheyDoNotName() {
        List<Pitfall> pitfalls = Pitfalls.all().stream()
                .filter(pitfall -> !pitfall.operations().stream().allMatch(op -> op.endsWith("Race")))
                .toList();
        List<Vector> small = vectors.stream()
                .filter(vector -> vector.level() == Level.CORE)
                .filter(vector -> bytes(vector.in()) < 20_000)
                .toList();
        TreeSet<String> unnamed = new TreeSet<>();
        for (Vector vector : small) {
            Regions regions = Regions.kept();
            pitfalls.stream()
                    .filter(pitfall -> !pitfall.operations().contains(vector.op()))
                    .filter(pitfall -> !Answers.answer(pitfall, vector.op(), vector.in(), regions)
                            .equals(vector.expect()))
                    .forEach(pitfall -> unnamed.add(pitfall.name() + " is wrong in " + vector.op()));
        }
        assertThat(unnamed).isEmpty();
    }

    @Test
    void thePublishedMatrixIsTheOneThatWasMeasured() throws IOException {
        assertThat(Files.readString(Path.of("PITFALLS.md"))).isEqualTo(matrix.markdown());
    }

    /** A pitfall is a wrong way to compute some operation, not every operation: most vectors do not detect it. */
    @Test
    void pitfallsAreRightWhereTheyAreRight() {
        for (Pitfall pitfall : Pitfalls.all()) {
            long asked = vectors.stream()
                    .filter(vector -> pitfall.operations().contains(vector.op()))
                    .count();
            assertThat(matrix.killers(pitfall)).as(pitfall.name()).hasSizeLessThan((int) asked);
        }
    }

    @Test
    void everyPitfallIsNamedOnceAndCitesAClause() {
        Set<String> clauses = Clauses.read(Path.of("../spec/SPEC.md")).titles().keySet();
        assertThat(Pitfalls.names()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(34);
        assertThat(Pitfalls.all()).allSatisfy(pitfall -> {
            assertThat(clauses).contains(pitfall.clause());
            assertThat(Answers.operations()).containsAll(pitfall.operations());
            assertThat(pitfall.wrong()).endsWith(".");
            assertThat(pitfall.fix()).endsWith(".");
            assertThat(Pitfalls.byName(pitfall.name())).contains(pitfall);
        });
    }

    /** The inputs of the design, each with the wrong answer that it causes. */
    @Test
    void knownInputsBringOutKnownWrongAnswers() {
        assertThat(sum("sum-wrap-u32", 16_843_010)).isEqualTo(62);
        assertThat(sum("sum-lane-wrap-16", 4128)).isEqualTo(32);
        assertThat(sum("sum-reduce-16", 272)).isEqualTo(80);
        assertThat(sum("sum-reduce-16", 12_288)).isEqualTo(64);
        assertThat(Pitfalls.byName("delta-mod-256").orElseThrow().deltaByte(1, 1, 0))
                .isEqualTo(64);
        assertThat(Pitfalls.byName("delta-truncated").orElseThrow().deltaByte(0, 1, 0))
                .isEqualTo(-1);
        assertThat(Pitfalls.byName("sum-is-check").orElseThrow().sum(new byte[513]))
                .isEqualTo(1);
    }

    private static long bytes(JsonNode node) {
        return Recipe.isOne(node)
                ? Recipe.parse(node).length()
                : node.valueStream().mapToLong(KillMatrixTest::bytes).sum();
    }

    private static int sum(String pitfall, int length) {
        byte[] data = new byte[length];
        Arrays.fill(data, (byte) 0xff);
        return Pitfalls.byName(pitfall).orElseThrow().sum(data);
    }
}
