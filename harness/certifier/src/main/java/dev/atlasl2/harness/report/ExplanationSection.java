package dev.atlasl2.harness.report;

import dev.atlasl2.harness.explain.Cause;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.harness.explain.Failure;
import dev.atlasl2.harness.explain.MatchingPitfall;
import dev.atlasl2.harness.verdict.Difference;

/** Why a target's answers are wrong: the pitfalls that give the same ones, how to mend them, the shortest input. */
final class ExplanationSection {
    private static final int LONGEST = 300;

    private ExplanationSection() {}

    static void write(Explanation explanation, StringBuilder page) {
        for (Cause cause : explanation.causes()) {
            page.append("<article class=\"cause\">\n<h3>");
            cause.suspect()
                    .ifPresentOrElse(
                            suspect -> page.append(Html.escaped(suspect.text())),
                            () -> page.append(cause.failures().size())
                                    .append(cause.failures().size() == 1 ? " wrong answer to " : " wrong answers to ")
                                    .append(Html.escaped(
                                            cause.failures().getFirst().vector().op()))
                                    .append(": no known pitfall"));
            page.append("</h3>\n<dl>");
            cause.suspect().ifPresent(suspect -> suspect(suspect, page));
            cause.shortest().ifPresent(shortest -> shortest(shortest, page));
            if (!cause.remark().isEmpty()) {
                row("asked again", Html.escaped(cause.remark()), page);
            }
            page.append("</dl></article>\n");
        }
        if (!explanation.unknown().isEmpty()) {
            page.append("<p class=\"quiet\">")
                    .append(Html.escaped(explanation.unknown()))
                    .append(".</p>\n");
        }
        if (!explanation.following().isEmpty()) {
            page.append("<p class=\"quiet\">")
                    .append(Html.escaped(explanation.followingText()))
                    .append(".</p>\n");
        }
    }

    private static void suspect(MatchingPitfall suspect, StringBuilder page) {
        row("what is wrong", Html.escaped(suspect.pitfall().wrong()), page);
        row("the fix", Html.escaped(suspect.pitfall().fix()), page);
        row("clause", suspect.pitfall().clause(), page);
    }

    private static void shortest(Failure shortest, StringBuilder page) {
        Difference difference =
                Difference.of(shortest.vector().expect(), shortest.got()).orElseThrow();
        row(
                "shortest failing input",
                "<code>" + Html.escaped(shortest.vector().op()) + " "
                        + FailureSection.cut(shortest.vector().in().toString(), LONGEST) + "</code>: <code>"
                        + Html.escaped(difference.place()) + "</code> must be <code>"
                        + FailureSection.cut(difference.expected(), LONGEST) + "</code>, got <code>"
                        + FailureSection.cut(difference.got(), LONGEST) + "</code>",
                page);
    }

    private static void row(String term, String html, StringBuilder page) {
        page.append("<dt>").append(term).append("</dt><dd>").append(html).append("</dd>");
    }
}
