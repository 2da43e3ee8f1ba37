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
    private static final int MAX_SHOWN = 100;
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
        bad.stream().limit(MAX_SHOWN).forEach(outcome -> failure(outcome, page));
        if (bad.size() > MAX_SHOWN) {
            page.append("<p class=\"quiet\">and ")
                    .append(bad.size() - MAX_SHOWN)
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
        page.append(what(outcome)).append("</summary>\n<dl>");
        row(
                "op",
                outcome.vector().op()
                        + (outcome.vector().note().isEmpty()
                                ? ""
                                : ", because: " + outcome.vector().note()),
                page);
        row("in", outcome.vector().in().toString(), page);
        row("expected", outcome.vector().expect().toString(), page);
        row("got", outcome.unlisted() instanceof Outcome.Fail fail ? fail.got().toString() : outcome.reason(), page);
        page.append("</dl></details>\n");
    }

    private static String what(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Fail fail ->
                what(
                        "%s<code>%s</code> must be <code>%s</code>, got <code>%s</code>",
                        Html.escaped(fail.when()),
                        Html.escaped(fail.difference().place()),
                        cut(fail.difference().expected(), 80),
                        cut(fail.difference().got(), 80));
            case Outcome.Broken broken ->
                what(
                        "%s: the target %s",
                        broken.fault().id(), Html.escaped(broken.fault().text()));
            case Outcome.Listed listed -> {
                String first = what(listed.unlisted());
                yield first + (first.isEmpty() ? "" : "; ") + what("%s", Html.escaped(listed.text()));
            }
            case Outcome.Pass _, Outcome.Skip _ -> "";
        };
    }

    private static String what(String template, String... values) {
        return "<span class=\"what\">" + template.formatted((Object[]) values) + "</span>";
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
