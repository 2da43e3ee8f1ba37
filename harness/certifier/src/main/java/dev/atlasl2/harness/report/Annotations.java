package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The failures as workflow commands: a step of GitHub's CI that prints them gets annotations. It shows the first
 * {@value #SHOWN} of each kind, so the causes come first, and the last one counts the rest if there are more. They name no file: the
 * certifier does not know the sources of a target.
 */
final class Annotations {
    /** As many errors, and as many warnings, as GitHub shows of one step. */
    static final int SHOWN = 10;

    private static final int LONGEST = 500;

    private Annotations() {}

    /** Returns a line for each annotation; empty if nothing failed and nothing is undecided. */
    static String of(Certification found, List<Explanation> explanations) {
        List<String> errors = new ArrayList<>();
        found.runs()
                .forEach(run -> run.noStart()
                        .ifPresentOrElse(
                                why -> errors.add(line("error", run.target() + " did not start", why)),
                                () -> explained(run, explanations, errors)));
        found.runs().stream()
                .filter(run -> run.noStart().isEmpty())
                .forEach(run -> run.outcomes().stream()
                        .filter(outcome -> outcome.verdict().isBad())
                        .forEach(outcome -> errors.add(line("error", title(run, outcome), what(outcome)))));
        Map<FloorResult, String> advice = FloorAdvice.of(found.floors());
        found.floors().stream()
                .filter(FloorResult::isFailure)
                .filter(floor -> floor.verdict() != FloorVerdict.NOT_OFFERED)
                .forEach(floor -> errors.add(line(
                        "error",
                        floor.target() + " " + floor.floor().id() + " "
                                + floor.verdict().text(),
                        advice.getOrDefault(floor, floor.reason()))));
        NotOffered.of(found)
                .forEach(missing -> errors.add(line("error", missing.target() + " lacks benches", missing.text())));
        if (errors.isEmpty() && !found.conclusion().reasons().isEmpty()) {
            String kind = found.floors().stream().anyMatch(floor -> floor.verdict() == FloorVerdict.INCONCLUSIVE)
                    ? "warning"
                    : "error";
            return line(kind, "Atlas L2", found.conclusion().text()) + "\n";
        }
        return shown(errors).stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static void explained(TargetRun run, List<Explanation> explanations, List<String> errors) {
        explanations.stream()
                .filter(explanation -> explanation.target().equals(run.target()))
                .flatMap(explanation -> explanation.causes().stream())
                .flatMap(cause -> cause.suspect().stream())
                .forEach(match -> errors.add(line(
                        "error",
                        run.target() + ": " + match.pitfall().name(),
                        match.text() + ". " + match.pitfall().wrong() + " The fix: "
                                + match.pitfall().fix())));
    }

    private static String title(TargetRun run, Outcome outcome) {
        return run.target() + " " + outcome.vector().id() + " ("
                + outcome.vector().clause() + ")";
    }

    private static String what(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Fail fail -> fail.when() + fail.difference().text();
            case Outcome.Broken broken -> broken.fault().id() + ": " + broken.reason();
            case Outcome.Listed listed ->
                listed.isExpired() ? what(listed.unlisted()) + "; " + listed.text() : listed.text();
            case Outcome.Pass _, Outcome.Skip _ -> throw new IllegalArgumentException("not wrong: " + outcome);
        };
    }

    private static List<String> shown(List<String> errors) {
        if (errors.size() <= SHOWN) {
            return errors;
        }
        List<String> shown = new ArrayList<>(errors.subList(0, SHOWN - 1));
        shown.add(line(
                "error",
                "Atlas L2",
                "and " + Count.of(errors.size() - shown.size(), "more failure") + ": see the report and junit.xml"));
        return shown;
    }

    /** Returns a command. Text of others cannot end it, or add a property. */
    private static String line(String kind, String title, String message) {
        return "::" + kind + " title=" + escaped(title).replace(":", "%3A").replace(",", "%2C") + "::"
                + escaped(message);
    }

    private static String escaped(String text) {
        return PlainText.of(text, LONGEST).replace("%", "%25");
    }
}
