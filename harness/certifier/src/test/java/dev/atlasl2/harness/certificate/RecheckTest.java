package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Vector;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sample that cannot be predicted is sent again. */
class RecheckTest {
    private static final List<Vector> VECTORS = Corpus.load().vectors();

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "3, 2", "6, 3", "47, 7", "400, 20", "3600, 180"})
    void sampleIsATwentiethAndOfFewTheSquareRoot(int size, int asked) {
        Recheck recheck = Recheck.of(passes(size));

        assertThat(recheck.again()).hasSize(asked);
        assertThat(recheck.before().keySet()).containsAll(recheck.again());
        Set<String> all = new HashSet<>(recheck.kept().keySet());
        all.addAll(recheck.again());
        assertThat(recheck.kept()).hasSize(size - asked);
        assertThat(all).isEqualTo(recheck.before().keySet());
    }

    @Test
    void samplesDiffer() {
        Map<String, Outcome> before = passes(3600);

        assertThat(Recheck.of(before).again()).isNotEqualTo(Recheck.of(before).again());
    }

    @Test
    void anyOtherOutcomeOfTheSampleIsAContradiction() {
        Vector vector = VECTORS.get(0);
        Outcome pass = pass(vector);
        Outcome hang = outcome(vector, "{\"verdict\":\"fault\",\"fault\":\"hang\"}");
        Outcome skip = outcome(vector, "{\"verdict\":\"skip\",\"reason\":\"no\"}");
        Outcome otherSkip = outcome(vector, "{\"verdict\":\"skip\",\"reason\":\"never\"}");
        Outcome notAsked = outcome(VECTORS.get(1), "{\"verdict\":\"fault\",\"fault\":\"hang\"}");

        assertThat(again(pass).contradiction(List.of(pass, notAsked))).isEmpty();
        assertThat(again(pass).contradiction(List.of(hang)).orElseThrow())
                .startsWith(vector.id() + " was pass before the interruption and is fault now");
        assertThat(again(skip).contradiction(List.of(skip))).isEmpty();
        assertThat(again(skip).contradiction(List.of(otherSkip))).isPresent();
    }

    private static Recheck again(Outcome outcome) {
        String id = outcome.vector().id();
        return new Recheck(Map.of(id, outcome), Set.of(id));
    }

    private static Map<String, Outcome> passes(int size) {
        return VECTORS.stream().limit(size).collect(Collectors.toMap(Vector::id, RecheckTest::pass));
    }

    private static Outcome pass(Vector vector) {
        return outcome(vector, "{\"verdict\":\"pass\"}");
    }

    private static Outcome outcome(Vector vector, String row) {
        return RowJson.read("target", vector, Json.readObject("row", row));
    }
}
