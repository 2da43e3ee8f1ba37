package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Conclusion;
import dev.atlasl2.harness.certificate.Decision;
import dev.atlasl2.harness.certificate.Scope;
import dev.atlasl2.harness.certificate.Snapshot;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.spec.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The run as one page that loads nothing else: no script, no font, no picture. */
final class HtmlReport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** From this number of cards on, they are smaller. */
    private static final int MANY_TARGETS = 12;

    private final Certification found;
    private final String hash;
    private final List<Explanation> explanations;
    private final List<Snapshot> history;

    private HtmlReport(Certification found, String hash, List<Explanation> explanations, List<Snapshot> history) {
        this.found = found;
        this.hash = hash;
        this.explanations = explanations;
        this.history = history;
    }

    static String of(Certification found, String hash, List<Explanation> explanations, List<Snapshot> history) {
        return new HtmlReport(found, hash, explanations, history).text();
    }

    private String text() {
        return Html.of("""
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark">
                        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                        <title>Atlas L2: {}</title>
                        <style>
                        {}</style>
                        </head>
                        <body>
                        {}<main>
                        {}</main>
                        </body>
                        </html>
                        """, found.conclusion().headline(), new Html(styles()), banner(), Html.join(sections()))
                .markup();
    }

    private List<Html> sections() {
        return List.of(
                targets(),
                MatrixSection.of(found),
                FailureSection.of(found, explanations),
                FloorSection.of(found),
                TrendSection.of(history),
                PitfallSection.html(),
                unavailable(),
                ArtifactSection.of(found),
                circumstances());
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
                <div><p class="kit">Atlas L2 conservation layer {}</p><h1>{}</h1>
                <p>{}</p><p class="quiet">{}</p></div>
                </div></header>
                """,
                kind,
                mark,
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

    private Html targets() {
        return Html.of("""
                <section class="cards{}" aria-label="Targets">
                {}</section>
                """, found.runs().size() > MANY_TARGETS ? " many" : "", Html.each(found.runs(), this::card));
    }

    private Html card(TargetRun run) {
        TargetRun published = run.published();
        List<FloorResult> floors = found.floors().stream()
                .filter(floor -> floor.target().equals(run.target()))
                .toList();
        return Html.of(
                """
                <article class="card {}"><h2>{}</h2>
                <p class="count"><b>{}</b> of {} pass</p>
                {}{}{}{}{}{}{}</article>
                """,
                kind(run, floors),
                run.target(),
                published.count(Verdict.PASS),
                published.outcomes().size(),
                bar(published),
                fresh(run.fresh()),
                run.isEmulated() ? Html.of("<p>on an emulated processor</p>\n") : Html.NONE,
                met(floors),
                Html.of(failed(floors), HtmlReport::wrong),
                run.overdrawn().isEmpty() ? Html.NONE : wrong(Conclusion.lack(run)),
                Html.of(
                        run.hello(),
                        hello -> Html.of("<p class=\"quiet\">{}<br>{}</p>\n", hello.runtime(), hello.engine())));
    }

    private static Html met(List<FloorResult> floors) {
        long met = floors.stream()
                .filter(floor -> floor.verdict() == FloorVerdict.MET)
                .count();
        long judged = floors.stream()
                .filter(floor -> floor.verdict() != FloorVerdict.STATED)
                .count();
        return judged == 0 ? Html.NONE : Html.of("<p>{} of {} floors met</p>\n", met, judged);
    }

    private static Html wrong(String text) {
        return Html.of("<p class=\"wrong\">{}</p>\n", text);
    }

    /** A card shows the run as if it had only this target. */
    private String kind(TargetRun run, List<FloorResult> floors) {
        return switch (Decision.of(List.of(run), floors, found.selection().isPart())) {
            case CERTIFIED -> run.count(Verdict.KNOWN) == 0 ? "good" : "unsure";
            case PASSED -> "part";
            case NOT_CERTIFIED -> "bad";
            case INCONCLUSIVE -> "unsure";
        };
    }

    private static Html fresh(TargetRun run) {
        int all = run.outcomes().size();
        long pass = run.count(Verdict.PASS);
        String text = "fresh: " + pass + " of " + all;
        return all == 0 ? Html.NONE : pass < all ? wrong(text) : Html.of("<p>{}</p>\n", text);
    }

    /** Returns such as {@code 4 missed, 2 not offered}. */
    private static Optional<String> failed(List<FloorResult> floors) {
        String text = floors.stream()
                .filter(FloorResult::isFailure)
                .collect(Collectors.groupingBy(FloorResult::verdict, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(count -> count.getValue() + " " + count.getKey().text())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? Optional.empty() : Optional.of("floors: " + text);
    }

    private static Html bar(TargetRun run) {
        int all = run.outcomes().size();
        List<Html> parts = new ArrayList<>();
        double at = 0;
        for (Verdict verdict : Verdict.values()) {
            double width = all == 0 ? 0 : 1000.0 * run.count(verdict) / all;
            parts.add(Html.of(
                    "<rect class=\"{}\" x=\"{}\" width=\"{}\" height=\"1\"/>",
                    verdict.json(),
                    String.format(Locale.ROOT, "%.2f", at),
                    String.format(Locale.ROOT, "%.2f", width)));
            at += width;
        }
        return Html.of("""
                <svg class="bar" viewBox="0 0 1000 1" preserveAspectRatio="none" role="img" aria-label="verdicts">{}</svg>
                """, Html.join(parts));
    }

    private Html unavailable() {
        if (found.unavailable().isEmpty()) {
            return Html.NONE;
        }
        return Html.of(
                """
                <section><h2>Not available</h2>
                <dl>
                {}</dl></section>
                """,
                Html.each(
                        found.unavailable(),
                        missing -> Html.of("""
                                <dt>{}</dt><dd>{}<br><span class="quiet">To change that: {}</span></dd>
                                """, missing.target(), missing.reason(), missing.fix())));
    }

    private Html circumstances() {
        var machine = found.machine();
        boolean isSeedDrawn = !found.fresh().isNone() && !found.fresh().isGiven();
        return Html.of(
                """
                <section><h2>Circumstances</h2>
                <dl>
                {}{}{}{}{}{}</dl>
                <p class="quiet">To check it: <code>./atlas verify certificate.json</code>. \
                To run it again, from the folder where it ran:{}{}</p></section>
                """,
                entry("Run", TIME.format(found.started()) + ", " + found.took().toSeconds() + " s"),
                entry("Scope", found.scope().text()),
                entry(
                        "Machine",
                        machine.processor() + ", " + Count.of(machine.cores(), "core") + ", "
                                + String.format(Locale.ROOT, "%.1f GiB", machine.memoryBytes() / (double) (1 << 30))),
                entry("System", machine.system() + "; " + machine.java()),
                entry(
                        "Kit",
                        "atlas-l2 " + found.kitVersion() + ", corpus "
                                + found.corpus().root()),
                entry("Certificate", hash),
                Html.each(found.invocations(), invocation -> Html.of("<br><code>{}</code>", invocation.text())),
                isSeedDrawn
                        ? Html.of(
                                "<br>For the same fresh vectors: <code>--seed {}</code>",
                                Long.toUnsignedString(found.fresh().seed()))
                        : Html.NONE);
    }

    private static Html entry(String term, String text) {
        return Html.of("<dt>{}</dt><dd>{}</dd>\n", term, text);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String semantics() {
        int packed = Limits.SEMANTICS_VERSION;
        return (packed >> 16) + "." + (packed >> 8 & 255) + "." + (packed & 255);
    }

    private static String styles() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("/report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css", e);
        }
    }
}
