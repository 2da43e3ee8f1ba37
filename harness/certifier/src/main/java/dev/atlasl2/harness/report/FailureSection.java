package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Vector;
import java.util.List;

/** The failures: for each its clause, its place, the expected value and the actual one. */
final class FailureSection {
    /** The first hundred failures are enough to understand a target that is wrong everywhere; junit.xml has all. */
    private static final int MAX_SHOWN = 100;
    /** These are shown without a click. */
    private static final int UNFOLDED = 5;

    /** In characters: of an input or an answer, and of the value in one place of it. */
    private static final int LONGEST = 600;

    private static final int LONGEST_PLACE = 80;

    private FailureSection() {}

    static String anchor(String target) {
        return "wrong-" + target.replaceAll("[^A-Za-z0-9-]", "-");
    }

    static Html of(Certification found, List<Explanation> explanations) {
        return Html.each(found.runs(), run -> wrong(run, explanations));
    }

    private static Html wrong(TargetRun run, List<Explanation> explanations) {
        List<Outcome> bad =
                run.outcomes().stream().filter(FailureSection::isBad).toList();
        if (bad.isEmpty()) {
            return Html.NONE;
        }
        List<Explanation> own = explanations.stream()
                .filter(explanation -> explanation.target().equals(run.target()))
                .toList();
        return Html.of(
                """
                <h3 id="{}">Wrong: {}</h3>
                {}""",
                anchor(run.target()),
                run.target(),
                run.noStart() // one block, for any number of vectors
                        .map(why -> Html.of("<pre>{}</pre>\n", why))
                        .orElseGet(() -> Html.of(
                                "{}{}{}",
                                Html.each(own, ExplanationSection::of),
                                Html.each(bad.stream().limit(UNFOLDED).toList(), FailureSection::failure),
                                more(bad.stream().skip(UNFOLDED).toList()))));
    }

    private static Html more(List<Outcome> bad) {
        if (bad.isEmpty()) {
            return Html.NONE;
        }
        return Html.of(
                """
                <details class="plain"><summary>and {} more</summary>
                {}{}</details>
                """,
                bad.size(),
                Html.each(bad.stream().limit(MAX_SHOWN).toList(), FailureSection::failure),
                bad.size() > MAX_SHOWN
                        ? Html.of("<p class=\"quiet\">and {} more in junit.xml</p>\n", bad.size() - MAX_SHOWN)
                        : Html.NONE);
    }

    private static Html failure(Outcome outcome) {
        Vector vector = outcome.vector();
        return Html.of(
                """
                <details class="{}"><summary><code>{}</code> <span class="clause">{}</span> {}</summary>
                <dl>{}{}{}{}{}</dl></details>
                """,
                outcome.verdict().json(),
                vector.id(),
                vector.clause(), // not as a link, which has no place in what opens and closes
                what(outcome),
                Html.of("<dt>clause</dt><dd>{}</dd>\n", Links.clause(vector.clause())),
                row("op", vector.op() + (vector.note().isEmpty() ? "" : ", because: " + vector.note())),
                row("in", vector.in().toString()),
                row("expected", vector.expect().toString()),
                row(
                        "got",
                        outcome.unlisted() instanceof Outcome.Fail fail
                                ? fail.got().toString()
                                : outcome.reason()));
    }

    private static Html what(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Fail fail ->
                what(Html.of(
                        "{}<code>{}</code> must be <code>{}</code>, got <code>{}</code>",
                        fail.when(),
                        fail.difference().place(),
                        cut(fail.difference().expected(), LONGEST_PLACE),
                        cut(fail.difference().got(), LONGEST_PLACE)));
            case Outcome.Broken broken ->
                what(Html.of(
                        "{}: the target {}", broken.fault().id(), broken.fault().text()));
            case Outcome.Listed listed ->
                Html.of(
                        "{}{}{}",
                        what(listed.unlisted()),
                        listed.unlisted() instanceof Outcome.Pass ? "" : "; ",
                        what(Html.of("{}", listed.text())));
            case Outcome.Pass _, Outcome.Skip _ -> Html.NONE;
        };
    }

    private static Html what(Html words) {
        return Html.of("<span class=\"what\">{}</span>", words);
    }

    private static Html row(String term, String text) {
        return Html.of("<dt>{}</dt><dd><code>{}</code></dd>", term, cut(text, LONGEST));
    }

    private static boolean isBad(Outcome outcome) {
        return outcome.verdict().isBad() || outcome.verdict() == Verdict.KNOWN;
    }

    static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) + " ... (" + text.length() + " characters)" : text;
    }
}
