package dev.atlasl2.vectors.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Clauses;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.oracle.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The corpus is adequate: every pitfall is found out, and PITFALLS.md says by what. */
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

    @Test
    void thePublishedMatrixIsTheOneThatWasMeasured() throws IOException {
        assertThat(Files.readString(Path.of("PITFALLS.md"))).isEqualTo(matrix.markdown());
    }

    /**
     * A pitfall is a wrong way to compute some operation, not a wrong way to compute anything: most vectors do not see
     * it.
     */
    @Test
    void pitfallsAreRightWhereTheyAreRight() {
        for (Pitfall pitfall : Pitfalls.all()) {
            long asked = vectors.stream().filter(vector -> pitfall.operations().contains(vector.op())).count();
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

    /** The inputs that the design names, each with the wrong answer that it brings out. */
    @Test
    void knownInputsBringOutKnownWrongAnswers() {
        assertThat(sum("sum-wrap-u32", 16_843_010)).isEqualTo(62);
        assertThat(sum("sum-lane-wrap-16", 4128)).isEqualTo(32);
        assertThat(sum("sum-reduce-16", 272)).isEqualTo(80);
        assertThat(sum("sum-reduce-16", 12_288)).isEqualTo(64);
        assertThat(Pitfalls.byName("delta-mod-256").orElseThrow().deltaByte(1, 1, 0)).isEqualTo(64);
        assertThat(Pitfalls.byName("delta-truncated").orElseThrow().deltaByte(0, 1, 0)).isEqualTo(-1);
        assertThat(Pitfalls.byName("sum-is-check").orElseThrow().sum(new byte[513])).isEqualTo(1);
    }

    private static int sum(String pitfall, int length) {
        byte[] data = new byte[length];
        Arrays.fill(data, (byte) 0xff);
        return Pitfalls.byName(pitfall).orElseThrow().sum(data);
    }
}
