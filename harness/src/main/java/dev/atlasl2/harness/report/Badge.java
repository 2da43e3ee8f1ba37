package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.verdict.Verdict;
import tools.jackson.databind.node.JsonNodeFactory;

/** A badge in the form that badge servers call an endpoint: schemaVersion, label, message, color. */
final class Badge {
    private Badge() {}

    static String of(Certification found) {
        String message = switch (found.decision()) {
            case CERTIFIED -> "certified: " + found.runs().size() + " targets";
            case NOT_CERTIFIED -> wrong(found);
            case INCONCLUSIVE -> "inconclusive";
        };
        String colour = switch (found.decision()) {
            case CERTIFIED -> "brightgreen";
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

    private static String wrong(Certification found) {
        long wrong = found.runs().stream()
                .mapToLong(run -> run.count(Verdict.FAIL) + run.count(Verdict.FAULT) + run.count(Verdict.OUTDATED))
                .sum();
        return wrong == 0 ? "not certified" : wrong + " wrong";
    }
}
