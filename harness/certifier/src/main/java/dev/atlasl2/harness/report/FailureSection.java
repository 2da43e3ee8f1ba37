package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was wrong: for each failure the clause, the place, what must be there and what came; for skips the reasons. */
final class FailureSection {
    /** A target that is wrong everywhere is understood from its first hundred failures; junit.xml has them all. */
    private static final int MOST_SHOWN = 100;
    /** These are seen without a click. */
    private static final int UNFOLDED = 5;

    private static final int LONGEST = 600;

    private FailureSection() {}

    static String anchor(String target) {
        return "wrong-" + target.replaceAll("[^A-Za-z0-9-]", "-");
    }

    static void write(Certification found, List<Explanation> explanations, StringBuilder page) {
        for (TargetRun run : found.runs()) {
            List<Outcome> bad =
                    run.outcomes().stream().filter(FailureSection::isBad).toList();
            if (!bad.isEmpty()) {
                page.append("<section id=\"")
                        .append(anchor(run.target()))
                        .append("\"><h2>Wrong: ")
                        .append(Html.escaped(run.target()))
                        .append("</h2>\n");
                if (run.noStart().isPresent()) { // one block, however many vectors it cost
                    page.append("<pre>")
                            .append(Html.escaped(run.noStart().get()))
                            .append("</pre>\n</section>\n");
                    continue;
                }
                explanations.stream()
                        .filter(explanation -> explanation.target().equals(run.target()))
                        .forEach(explanation -> ExplanationSection.write(explanation, page));
                bad.stream().limit(UNFOLDED).forEach(outcome -> failure(outcome, page));
                more(bad.stream().skip(UNFOLDED).toList(), page);
                page.append("</section>\n");
            }
        }
        skips(found, page);
    }

    private static void more(List<Outcome> bad, StringBuilder page) {
        if (bad.isEmpty()) {
            return;
        }
        page.append("<details class=\"plain\"><summary>and ").append(bad.size()).append(" more</summary>\n");
        bad.stream().limit(MOST_SHOWN).forEach(outcome -> failure(outcome, page));
        if (bad.size() > MOST_SHOWN) {
            page.append("<p class=\"quiet\">and ")
                    .append(bad.size() - MOST_SHOWN)
                    .append(" more in junit.xml</p>\n");
        }
        page.append("</details>\n");
    }

    private static void failure(Outcome outcome, StringBuilder page) {
        page.append("<details class=\"")
                .append(outcome.verdict().json())
                .append("\"><summary><code>")
                .append(Html.escaped(outcome.vector().id()))
                .append("</code> <span class=\"clause\">")
                .append(outcome.vector().clause())
                .append("</span> ");
        outcome.difference()
                .ifPresent(difference -> page.append("<span class=\"what\">")
                        .append(Html.escaped(outcome.when()))
                        .append("<code>")
                        .append(Html.escaped(difference.place()))
                        .append("</code> must be <code>")
                        .append(cut(difference.expected(), 80))
                        .append("</code>, got <code>")
                        .append(cut(difference.got(), 80))
                        .append("</code></span>"));
        outcome.fault()
                .ifPresent(fault -> page.append("<span class=\"what\">")
                        .append(fault.id())
                        .append(": the target ")
                        .append(Html.escaped(fault.text()))
                        .append("</span>"));
        outcome.known()
                .ifPresent(known -> page.append(outcome.verdict() == Verdict.OUTDATED ? "" : "; ")
                        .append("<span class=\"what\">")
                        .append(Html.escaped(
                                switch (outcome.verdict()) {
                                    case OUTDATED -> outcome.outdated();
                                    case KNOWN -> "excused until " + known.expires() + ": " + known.reason();
                                    default -> outcome.expired();
                                }))
                        .append("</span>"));
        page.append("</summary>\n<dl>");
        row(
                "op",
                outcome.vector().op()
                        + (outcome.vector().note().isEmpty()
                                ? ""
                                : ", because: " + outcome.vector().note()),
                page);
        row("in", outcome.vector().in().toString(), page);
        row("expected", outcome.vector().expect().toString(), page);
        row("got", outcome.got().map(Object::toString).orElse(outcome.reason()), page);
        page.append("</dl></details>\n");
    }

    private static void row(String term, String text, StringBuilder page) {
        page.append("<dt>")
                .append(term)
                .append("</dt><dd><code>")
                .append(cut(text, LONGEST))
                .append("</code></dd>");
    }

    private static void skips(Certification found, StringBuilder page) {
        if (found.runs().stream().allMatch(run -> run.count(Verdict.SKIP) == 0)) {
            return;
        }
        page.append("<section><h2>Skipped</h2>\n<dl>\n");
        for (TargetRun run : found.runs()) {
            Map<String, Long> reasons = run.outcomes().stream()
                    .filter(outcome -> outcome.verdict() == Verdict.SKIP)
                    .collect(Collectors.groupingBy(Outcome::reason, LinkedHashMap::new, Collectors.counting()));
            reasons.forEach((reason, count) -> page.append("<dt>")
                    .append(Html.escaped(run.target()))
                    .append("</dt><dd>")
                    .append(Count.of(count, "vector"))
                    .append(": ")
                    .append(Html.escaped(reason))
                    .append("</dd>\n"));
        }
        page.append("</dl></section>\n");
    }

    private static boolean isBad(Outcome outcome) {
        return outcome.verdict().isBad() || outcome.verdict() == Verdict.KNOWN;
    }

    static String cut(String text, int length) {
        return Html.escaped(
                text.length() > length ? text.substring(0, length) + " ... (" + text.length() + " characters)" : text);
    }
}
