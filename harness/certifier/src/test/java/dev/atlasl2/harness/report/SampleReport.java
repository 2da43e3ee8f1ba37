package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certificate;
import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.harness.explain.PitfallSearch;
import dev.atlasl2.harness.explain.Shrunk;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Floor;
import java.util.List;
import java.util.Map;

/** The files of a small run. */
final class SampleReport {
    private SampleReport() {}

    /** A target that is right. */
    static Map<String, String> good(Corpus corpus) {
        return files(corpus, SampleRun.FLOORS.subList(0, 2), OracleTarget.right("right"));
    }

    /** The same target and one that is wrong, breaks, skips and is too slow. */
    static Map<String, String> bad(Corpus corpus) {
        return files(corpus, SampleRun.FLOORS, OracleTarget.right("right"), OracleTarget.faulty("faulty"));
    }

    static Map<String, String> files(Corpus corpus, List<Floor> floors, Target... targets) {
        Certification found = SampleRun.of(corpus, floors, targets);
        List<Explanation> explanations = found.runs().stream()
                .filter(run -> run.count(Verdict.FAIL) > 0)
                .map(run -> Explanation.of(run.target(), PitfallSearch.of(run), Shrunk::to))
                .toList();
        return Report.files(found, Certificate.of(found), explanations);
    }
}
