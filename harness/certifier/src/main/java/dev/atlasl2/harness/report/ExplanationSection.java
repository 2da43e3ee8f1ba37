package dev.atlasl2.harness.report;

import dev.atlasl2.harness.explain.Cause;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.harness.explain.Failure;
import dev.atlasl2.harness.explain.MatchingPitfall;
import dev.atlasl2.harness.verdict.Difference;
import java.util.List;

/** Why a target's answers are wrong: the pitfalls that give the same answers, how to fix them, the shortest input. */
final class ExplanationSection {
    private static final int LONGEST = 300;

    private ExplanationSection() {}

    static Html of(Explanation explanation) {
        return Html.of(
                "{}{}{}",
                Html.each(explanation.causes(), ExplanationSection::cause),
                remark(explanation.unknown()),
                explanation.following().isEmpty() ? Html.NONE : remark(explanation.followingText()));
    }

    private static Html remark(String text) {
        return text.isEmpty() ? Html.NONE : Html.of("<p class=\"quiet\">{}.</p>\n", text);
    }

    private static Html cause(Cause cause) {
        return Html.of(
                """
                <article class="cause">
                <h4>{}</h4>
                <dl>{}{}{}</dl></article>
                """,
                cause.suspect().map(MatchingPitfall::text).orElseGet(() -> unknown(cause.failures())),
                Html.of(cause.suspect(), ExplanationSection::pitfall),
                Html.of(cause.shortest(), ExplanationSection::shortest),
                cause.remark().isEmpty() ? Html.NONE : row("asked again", cause.remark()));
    }

    private static String unknown(List<Failure> failures) {
        return failures.size() + (failures.size() == 1 ? " wrong answer to " : " wrong answers to ")
                + failures.getFirst().vector().op() + ": no known pitfall";
    }

    private static Html pitfall(MatchingPitfall match) {
        return Html.of(
                "{}{}{}{}",
                row("pitfall", Links.pitfall(match.pitfall().name())),
                row("what is wrong", match.pitfall().wrong()),
                row("the fix", match.pitfall().fix()),
                row("clause", Links.clause(match.pitfall().clause())));
    }

    private static Html shortest(Failure shortest) {
        Difference difference =
                Difference.of(shortest.vector().expect(), shortest.got()).orElseThrow();
        return row(
                "shortest failing input",
                Html.of(
                        "<code>{} {}</code>: <code>{}</code> must be <code>{}</code>, got <code>{}</code>",
                        shortest.vector().op(),
                        FailureSection.cut(shortest.vector().in().toString(), LONGEST),
                        difference.place(),
                        FailureSection.cut(difference.expected(), LONGEST),
                        FailureSection.cut(difference.got(), LONGEST)));
    }

    private static Html row(String term, Object content) {
        return Html.of("<dt>{}</dt><dd>{}</dd>", term, content);
    }
}
