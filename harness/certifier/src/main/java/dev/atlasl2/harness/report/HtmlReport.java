package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Scope;
import dev.atlasl2.harness.certificate.Snapshot;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.spec.Limits;
import java.util.List;

/** The run as one page that loads nothing else: no script, no font, no picture. */
final class HtmlReport {
    /** A ring of ticks, as on the page of the demo. */
    private static final String MARK =
            "<circle cx='8' cy='8' r='6' fill='none' stroke='#0f766e' stroke-width='3' stroke-dasharray='2 1.14'/>";

    private final Certification found;
    private final String hash;
    private final boolean isSigned;
    private final List<Explanation> explanations;
    private final List<Snapshot> history;

    private HtmlReport(
            Certification found,
            String hash,
            boolean isSigned,
            List<Explanation> explanations,
            List<Snapshot> history) {
        this.found = found;
        this.hash = hash;
        this.isSigned = isSigned;
        this.explanations = explanations;
        this.history = history;
    }

    static String of(
            Certification found,
            String hash,
            boolean isSigned,
            List<Explanation> explanations,
            List<Snapshot> history) {
        return new HtmlReport(found, hash, isSigned, explanations, history).text();
    }

    private String text() {
        List<Section> sections = sections();
        return Html.of(
                        """
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark">
                        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
                        img-src data:">
                        <title>Atlas L2: {}</title>
                        <link rel="icon" href="{}">
                        <style>
                        {}</style>
                        </head>
                        <body>
                        {}<nav aria-label="Contents"><ul>
                        {}</ul></nav>
                        <main>
                        {}{}</main>
                        </body>
                        </html>
                        """,
                        found.conclusion().headline(),
                        icon(),
                        new Html(Links.resource("/report.css")),
                        banner(),
                        Html.each(sections, Section::link),
                        CardSection.of(found, sections.getFirst().html()),
                        Html.each(sections.subList(1, sections.size()), Section::html))
                .markup();
    }

    private List<Section> sections() {
        return List.of(
                new Section("next", "What next", NextSteps.of(found, explanations, isSigned)),
                new Section("vectors", "Vectors", MatrixSection.of(found)),
                new Section("wrong", "Wrong answers", FailureSection.of(found, explanations)),
                new Section("skipped", "Skipped", SkipSection.of(found)),
                new Section("floors", "Floors", FloorSection.of(found)),
                new Section("trend", "Over time", TrendSection.of(history)),
                new Section("pitfalls", "Pitfalls", PitfallSection.of(found)),
                new Section("unavailable", "Not available", UnavailableSection.of(found)),
                new Section("artifacts", "Artifacts", ArtifactSection.of(found)),
                new Section("circumstances", "Circumstances", RunSection.circumstances(found, hash)),
                new Section("again", "Check and repeat", RunSection.again(found)));
    }

    private static String icon() {
        String image = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>" + MARK + "</svg>";
        return "data:image/svg+xml,"
                + image.replace("#", "%23").replace("<", "%3C").replace(">", "%3E");
    }

    private Html banner() {
        String mark = switch (found.decision()) {
            case CERTIFIED, PASSED -> "M14 25l7 7 14-15";
            case NOT_CERTIFIED -> "M16 16l16 16M32 16L16 32";
            case INCONCLUSIVE -> "M14 27c4-8 7-8 10-3s6 5 10-3";
        };
        String kind = switch (found.decision()) {
            case CERTIFIED -> found.scope().excused() == 0 ? "good" : "unsure";
            case PASSED -> "part";
            case NOT_CERTIFIED -> "bad";
            case INCONCLUSIVE -> "unsure";
        };
        return Html.of(
                """
                <header class="{}"><div class="inner">
                <svg class="mark" viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="22"/><path d="{}"/></svg>
                <div><p class="kit"><svg viewBox="0 0 16 16" aria-hidden="true">{}</svg> <b>Atlas L2</b> conservation \
                layer {}</p><h1>{}</h1>
                <p>{}</p><p class="quiet">{}</p></div>
                </div></header>
                """,
                kind,
                mark,
                new Html(MARK),
                semantics(),
                capital(found.conclusion().headline()),
                why(),
                found.scope().text());
    }

    private String why() {
        Scope scope = found.scope();
        String skipped = scope.skipped() == 0
                ? ""
                : " (" + scope.skipped() + " skipped that are longer than a target addresses)";
        String answers = (scope.excused() == 0 ? "Every answer to " : "Answers to ")
                + scope.asked() + " ("
                + Scope.asked(found.selection()) + ") on " + (scope.targets().size() == 1 ? "" : "each of ")
                + Count.of(scope.targets().size(), "target") + skipped
                + (scope.excused() == 0 ? " is right" : " are right, or excused as known failures: " + scope.excused());
        return switch (found.decision()) {
            case CERTIFIED, PASSED ->
                answers + (scope.isAnswersOnly() ? "; speed was not measured." : ", and no floor was missed.");
            case NOT_CERTIFIED -> capital(String.join("; ", found.conclusion().reasons())) + ".";
            case INCONCLUSIVE ->
                answers + ". " + String.join("; ", found.conclusion().reasons()) + ".";
        };
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String semantics() {
        int packed = Limits.SEMANTICS_VERSION;
        return (packed >> 16) + "." + (packed >> 8 & 255) + "." + (packed & 255);
    }
}
