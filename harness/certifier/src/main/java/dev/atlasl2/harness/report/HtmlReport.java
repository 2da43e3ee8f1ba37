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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The run as one page that loads nothing: no script, no font, no picture from anywhere else. */
final class HtmlReport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** So many cards, and more, are made smaller. */
    private static final int MANY_TARGETS = 12;

    private final Certification found;
    private final String hash;
    private final List<Explanation> explanations;
    private final List<Snapshot> history;
    private final StringBuilder page = new StringBuilder();

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
        page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                        + " 'unsafe-inline'\">\n")
                .append("<title>Atlas L2: ")
                .append(Html.escaped(found.conclusion().headline()))
                .append("</title>\n<style>\n")
                .append(styles())
                .append("</style>\n</head>\n<body>\n");
        banner();
        page.append("<main>\n");
        targets();
        MatrixSection.write(found, page);
        FailureSection.write(found, explanations, page);
        FloorSection.write(found, page);
        TrendSection.write(history, page);
        PitfallSection.write(page);
        unavailable();
        ArtifactSection.write(found, page);
        circumstances();
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void banner() {
        String mark = switch (found.decision()) {
            case CERTIFIED, PASSED -> "<path d=\"M14 25l7 7 14-15\"/>";
            case NOT_CERTIFIED -> "<path d=\"M16 16l16 16M32 16L16 32\"/>";
            case INCONCLUSIVE -> "<path d=\"M14 27c4-8 7-8 10-3s6 5 10-3\"/>";
        };
        String kind = switch (found.decision()) {
            case CERTIFIED -> found.scope().excused() == 0 ? "good" : "unsure";
            case PASSED -> "part";
            case NOT_CERTIFIED -> "bad";
            case INCONCLUSIVE -> "unsure";
        };
        page.append("<header class=\"")
                .append(kind)
                .append("\"><div class=\"inner\">\n<svg class=\"mark\" viewBox=\"0 0 48 48\" aria-hidden=\"true\">")
                .append("<circle cx=\"24\" cy=\"24\" r=\"22\"/>")
                .append(mark)
                .append("</svg>\n<div><p class=\"kit\">Atlas L2 conservation layer ")
                .append(semantics())
                .append("</p><h1>")
                .append(Html.escaped(capital(found.conclusion().headline())))
                .append("</h1>\n<p>")
                .append(Html.escaped(why()))
                .append("</p><p class=\"quiet\">")
                .append(Html.escaped(found.scope().text()))
                .append("</p></div>\n</div></header>\n");
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

    private void targets() {
        page.append("<section class=\"cards")
                .append(found.runs().size() > MANY_TARGETS ? " many" : "")
                .append("\" aria-label=\"Targets\">\n");
        for (TargetRun run : found.runs()) {
            TargetRun published = run.published();
            int all = published.outcomes().size();
            List<FloorResult> floors = found.floors().stream()
                    .filter(floor -> floor.target().equals(run.target()))
                    .toList();
            long met = floors.stream()
                    .filter(floor -> floor.verdict() == FloorVerdict.MET)
                    .count();
            long judged = floors.stream()
                    .filter(floor -> floor.verdict() != FloorVerdict.STATED)
                    .count();
            page.append("<article class=\"card ")
                    .append(kind(run, floors))
                    .append("\"><h2>")
                    .append(Html.escaped(run.target()))
                    .append("</h2>\n<p class=\"count\"><b>")
                    .append(published.count(Verdict.PASS))
                    .append("</b> of ")
                    .append(all)
                    .append(" pass</p>\n");
            bar(published, all);
            fresh(run.fresh());
            if (run.isEmulated()) {
                page.append("<p>on an emulated processor</p>\n");
            }
            if (judged > 0) {
                page.append("<p>").append(met).append(" of ").append(judged).append(" floors met</p>\n");
            }
            failed(floors)
                    .ifPresent(text ->
                            page.append("<p class=\"wrong\">").append(text).append("</p>\n"));
            if (!run.overdrawn().isEmpty()) {
                page.append("<p class=\"wrong\">")
                        .append(Html.escaped(Conclusion.lack(run)))
                        .append("</p>\n");
            }
            run.hello()
                    .ifPresent(hello -> page.append("<p class=\"quiet\">")
                            .append(Html.escaped(hello.runtime()))
                            .append("<br>")
                            .append(Html.escaped(hello.engine()))
                            .append("</p>\n"));
            page.append("</article>\n");
        }
        page.append("</section>\n");
    }

    /** A card is as the run would be of this target alone. */
    private String kind(TargetRun run, List<FloorResult> floors) {
        return switch (Decision.of(List.of(run), floors, found.selection().isPart())) {
            case CERTIFIED -> run.count(Verdict.KNOWN) == 0 ? "good" : "unsure";
            case PASSED -> "part";
            case NOT_CERTIFIED -> "bad";
            case INCONCLUSIVE -> "unsure";
        };
    }

    private void fresh(TargetRun run) {
        int all = run.outcomes().size();
        long pass = run.count(Verdict.PASS);
        if (all > 0) {
            page.append(pass == all ? "<p>" : "<p class=\"wrong\">")
                    .append("fresh: ")
                    .append(pass)
                    .append(" of ")
                    .append(all)
                    .append("</p>\n");
        }
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

    private void bar(TargetRun run, int all) {
        page.append("<svg class=\"bar\" viewBox=\"0 0 1000 1\" preserveAspectRatio=\"none\" role=\"img\""
                + " aria-label=\"verdicts\">");
        double at = 0;
        for (Verdict verdict : Verdict.values()) {
            double width = all == 0 ? 0 : 1000.0 * run.count(verdict) / all;
            page.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.2f\" width=\"%.2f\" height=\"1\"/>",
                    verdict.json(),
                    at,
                    width));
            at += width;
        }
        page.append("</svg>\n");
    }

    private void unavailable() {
        if (found.unavailable().isEmpty()) {
            return;
        }
        page.append("<section><h2>Not available</h2>\n<dl>\n");
        found.unavailable()
                .forEach(missing -> page.append("<dt>")
                        .append(Html.escaped(missing.target()))
                        .append("</dt><dd>")
                        .append(Html.escaped(missing.reason()))
                        .append("<br><span class=\"quiet\">To change that: ")
                        .append(Html.escaped(missing.cure()))
                        .append("</span></dd>\n"));
        page.append("</dl></section>\n");
    }

    private void circumstances() {
        var machine = found.machine();
        page.append("<section><h2>Circumstances</h2>\n<dl>\n");
        entry("Run", TIME.format(found.started()) + ", " + found.took().toSeconds() + " s");
        entry("Scope", found.scope().text());
        entry(
                "Machine",
                machine.processor() + ", " + Count.of(machine.cores(), "core") + ", "
                        + String.format(Locale.ROOT, "%.1f GiB", machine.memoryBytes() / (double) (1 << 30)));
        entry("System", machine.system() + "; " + machine.java());
        entry(
                "Kit",
                "atlas-l2 " + found.kitVersion() + ", corpus " + found.corpus().root());
        entry("Certificate", hash);
        page.append("</dl>\n<p class=\"quiet\">To check it: <code>./atlas verify certificate.json</code>."
                + " To run it again, from the folder where it ran:");
        found.invocations()
                .forEach(invocation -> page.append("<br><code>")
                        .append(Html.escaped(invocation.text()))
                        .append("</code>"));
        if (!found.fresh().isNone() && !found.fresh().isGiven()) {
            page.append("<br>For the same fresh vectors: <code>--seed ")
                    .append(Long.toUnsignedString(found.fresh().seed()))
                    .append("</code>");
        }
        page.append("</p></section>\n");
    }

    private void entry(String term, String text) {
        page.append("<dt>")
                .append(term)
                .append("</dt><dd>")
                .append(Html.escaped(text))
                .append("</dd>\n");
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
