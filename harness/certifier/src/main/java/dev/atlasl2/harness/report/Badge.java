package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Conclusion;
import dev.atlasl2.harness.certificate.Scope;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.vectors.fresh.Fresh;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A badge in the endpoint format of badge servers: schemaVersion, label, message, color. It is bright green for all
 * vectors of a level, fresh ones of a drawn seed, and its floors; green if one of these is missing; yellow with
 * excuses; grey for a part.
 */
final class Badge {
    private Badge() {}

    static String of(Certification found) {
        Scope scope = found.scope();
        Conclusion conclusion = found.conclusion();
        String message = switch (found.decision()) {
            case CERTIFIED ->
                "certified: " + Count.of(found.runs().size(), "target") + ", " + Summary.levels(found)
                        + (scope.isAnswersOnly() ? ", answers only" : "")
                        + fresh(scope.fresh())
                        + (scope.excused() == 0 ? "" : ", " + scope.excused() + " excused");
            case PASSED -> conclusion.headline();
            case NOT_CERTIFIED, INCONCLUSIVE ->
                conclusion.headline() + ": " + conclusion.reasons().getFirst();
        };
        String colour = switch (found.decision()) {
            case CERTIFIED ->
                scope.excused() > 0
                        ? "yellow"
                        : scope.isAnswersOnly() || !fresh(scope.fresh()).isEmpty() ? "green" : "brightgreen";
            case PASSED -> "lightgrey";
            case NOT_CERTIFIED -> "red";
            case INCONCLUSIVE -> "yellow";
        };
        return JsonNodeFactory.instance
                        .objectNode()
                        .put("schemaVersion", 1)
                        .put("label", "atlas l2")
                        .put("message", message)
                        .put("color", colour)
                        .put("isError", colour.equals("red"))
                + "\n";
    }

    /** Mentions everything that is missing for bright green. */
    private static String fresh(Fresh fresh) {
        return fresh.isNone() ? ", no fresh vectors" : fresh.isGiven() ? ", seed given" : "";
    }
}
