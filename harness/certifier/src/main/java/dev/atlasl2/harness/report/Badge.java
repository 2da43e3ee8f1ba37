package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Conclusion;
import dev.atlasl2.harness.certificate.Scope;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.fresh.Fresh;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A badge. It is bright green for all vectors of a level, fresh ones of a drawn seed, and its floors; green if one of
 * these is missing; yellow with excuses; grey for a part.
 */
final class Badge {
    private static final String LABEL = "atlas l2";

    private Badge() {}

    /** Returns it in the endpoint format of badge servers: schemaVersion, label, message, color. */
    static String json(Certification found) {
        String colour = colour(found);
        return JsonNodeFactory.instance
                        .objectNode()
                        .put("schemaVersion", 1)
                        .put("label", LABEL)
                        .put("message", message(found))
                        .put("color", colour)
                        .put("isError", colour.equals("red"))
                + "\n";
    }

    /** Returns it as a picture with the percentage of right answers, which needs no badge server. */
    static String svg(Certification found) {
        return BadgePicture.of(LABEL, figure(found), message(found), colour(found));
    }

    private static String figure(Certification found) {
        String right = percentage(found);
        return switch (found.decision()) {
            case CERTIFIED -> "certified, " + right;
            case PASSED -> "a part passed, " + right + " of it";
            case NOT_CERTIFIED -> "not certified, " + right + " right";
            case INCONCLUSIVE -> "inconclusive, " + right + " right";
        };
    }

    /**
     * Returns how many of the answers are right, rounded down, so that 100 % are all. Vectors that a target may skip
     * do not count.
     */
    static String percentage(Certification found) {
        long all = 0;
        for (TargetRun run : found.runs()) {
            all += run.outcomes().size()
                    - run.count(Verdict.SKIP)
                    + run.overdrawn().size();
        }
        long right = found.count(Verdict.PASS) + found.count(Verdict.OUTDATED);
        long tenths = all == 0 ? 0 : 1000 * right / all;
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " %";
    }

    private static String message(Certification found) {
        Scope scope = found.scope();
        Conclusion conclusion = found.conclusion();
        return switch (found.decision()) {
            case CERTIFIED ->
                "certified: " + Count.of(found.runs().size(), "target") + ", " + Summary.levels(found)
                        + (scope.isAnswersOnly() ? ", answers only" : "")
                        + fresh(scope.fresh())
                        + (scope.excused() == 0 ? "" : ", " + scope.excused() + " excused");
            case PASSED -> conclusion.headline();
            case NOT_CERTIFIED, INCONCLUSIVE ->
                conclusion.headline() + ": " + conclusion.reasons().getFirst();
        };
    }

    private static String colour(Certification found) {
        Scope scope = found.scope();
        return switch (found.decision()) {
            case CERTIFIED ->
                scope.excused() > 0
                        ? "yellow"
                        : scope.isAnswersOnly() || !fresh(scope.fresh()).isEmpty() ? "green" : "brightgreen";
            case PASSED -> "lightgrey";
            case NOT_CERTIFIED -> "red";
            case INCONCLUSIVE -> "yellow";
        };
    }

    /** Mentions everything that is missing for bright green. */
    private static String fresh(Fresh fresh) {
        return fresh.isNone() ? ", no fresh vectors" : fresh.isGiven() ? ", seed given" : "";
    }
}
