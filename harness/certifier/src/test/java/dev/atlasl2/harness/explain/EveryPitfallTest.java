package dev.atlasl2.harness.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.Specimens;
import dev.atlasl2.harness.verdict.Progress;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.VectorRunner;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.pitfall.Pitfall;
import dev.atlasl2.vectors.pitfall.Pitfalls;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs every pitfall on the core vectors of its operations. The explanation must name it first. */
class EveryPitfallTest {
    private static final List<Vector> CORE = Corpus.load().vectors().stream()
            .filter(vector -> vector.level() == Level.CORE)
            .toList();

    @Test
    void nineInTenPitfallsAreNamedFirst() {
        List<String> misnamed = new ArrayList<>();
        int tried = 0;
        for (Pitfall pitfall : Pitfalls.all()) {
            TargetRun run = run(pitfall);
            if (run.count(Verdict.FAIL) == 0) {
                continue; // shows only in regions beyond the core level
            }
            tried++;
            List<MatchingPitfall> suspects = PitfallSearch.of(run).suspects();
            String first = suspects.isEmpty()
                    ? "nothing"
                    : suspects.getFirst().pitfall().name();
            if (!first.equals(pitfall.name())) {
                misnamed.add(pitfall.name() + " is called " + first);
            }
        }

        assertThat(tried).as("pitfalls that core vectors find out").isGreaterThanOrEqualTo(30);
        assertThat(misnamed).hasSizeLessThanOrEqualTo(tried / 10);
    }

    private static TargetRun run(Pitfall pitfall) {
        List<Vector> asked = CORE.stream()
                .filter(vector -> pitfall.operations().contains(vector.op()))
                .toList();
        try (VectorRunner runner = new VectorRunner(OracleTarget.as(pitfall.name(), pitfall), Specimens.PATIENCE)) {
            return runner.run(asked, Progress.NONE);
        }
    }
}
