package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certificate;
import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Conclusion;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.fresh.Fresh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The run in Markdown, short enough for a pull request. */
final class Summary {
    private static final int FAILURES_SHOWN = 20;
    private static final int LONGEST_LINE = 1_000;
    /** The text of a pull request has at most 65,536 characters; certificate.json has whole inputs. */
    private static final int LONGEST_INPUT = 2_000;

    private Summary() {}

    static String of(Certification found, Certificate certificate) {
        StringBuilder text = new StringBuilder();
        Conclusion conclusion = found.conclusion();
        text.append("# Atlas L2: ").append(conclusion.headline()).append("\n\n");
        if (!conclusion.reasons().isEmpty()) {
            conclusion
                    .reasons()
                    .forEach(reason -> text.append("- ")
                            .append(Markdown.code(reason, LONGEST_LINE))
                            .append('\n'));
            text.append('\n');
        }
        text.append("Scope: ")
                .append(Markdown.code(found.scope().text(), LONGEST_LINE))
                .append(". Certificate `")
                .append(certificate.hash(), 0, 16)
                .append("`.\n\n");
        text.append(
                "| target | engine | pass | fail | fault | skip | known | fresh |\n|---|---|--:|--:|--:|--:|--:|--:|\n");
        found.runs().forEach(run -> row(run, text));
        floors(found, text);
        failures(found, text);
        if (!found.unavailable().isEmpty()) {
            text.append("\n## Not available\n");
            found.unavailable()
                    .forEach(missing -> text.append("- ")
                            .append(Markdown.code(missing.target()))
                            .append(": ")
                            .append(Markdown.code(missing.reason()))
                            .append("; ")
                            .append(Markdown.code(missing.fix()))
                            .append('\n'));
        }
        var machine = found.machine();
        text.append("\nRead on ")
                .append(Markdown.code(
                        machine.processor() + ", " + Count.of(machine.cores(), "core") + ", " + machine.system()))
                .append(".\n");
        return text.toString();
    }

    private static void row(TargetRun run, StringBuilder text) {
        TargetRun published = run.published();
        int fresh = run.fresh().outcomes().size();
        text.append("| ")
                .append(Markdown.code(run.target()))
                .append(run.isEmulated() ? " (emulated)" : "")
                .append(" | ")
                .append(run.hello().map(hello -> Markdown.code(hello.engine())).orElse("none"));
        for (Verdict verdict : List.of(Verdict.PASS, Verdict.FAIL, Verdict.FAULT, Verdict.SKIP, Verdict.KNOWN)) {
            text.append(" | ").append(published.count(verdict));
        }
        text.append(" | ")
                .append(fresh == 0 ? "none" : run.fresh().count(Verdict.PASS) + " of " + fresh)
                .append(" |\n");
    }

    static String levels(Certification found) {
        return Arrays.stream(Level.values())
                .filter(found.selection().levels()::contains)
                .map(Level::json)
                .collect(Collectors.joining(", "));
    }

    private static void floors(Certification found, StringBuilder text) {
        List<FloorResult> measured = found.floors().stream()
                .filter(result -> result.verdict() != FloorVerdict.NOT_OFFERED)
                .toList();
        List<TargetRun> runs = found.runs().stream()
                .filter(run ->
                        measured.stream().anyMatch(result -> result.target().equals(run.target())))
                .toList();
        if (!measured.isEmpty()) {
            table(measured, runs, text);
        }
        List<String> lines = new ArrayList<>();
        Map<FloorResult, String> advice = FloorAdvice.of(measured);
        measured.stream()
                .filter(FloorResult::isFailure)
                .forEach(result -> lines.add("- " + Markdown.code(result.target()) + " "
                        + Markdown.code(result.floor().id()) + " "
                        + result.verdict().text() + ": "
                        + advice.getOrDefault(result, Markdown.code(result.reason()))));
        NotOffered.of(found)
                .forEach(missing -> lines.add(
                        "- " + Markdown.code(missing.target()) + " not offered: " + Markdown.code(missing.text())));
        if (!lines.isEmpty()) {
            text.append("\n## Floors\n");
            lines.forEach(line -> text.append(line).append('\n'));
        }
    }

    private static void table(List<FloorResult> measured, List<TargetRun> runs, StringBuilder text) {
        Map<String, Map<String, FloorResult>> byId = new LinkedHashMap<>();
        measured.forEach(result -> byId.computeIfAbsent(result.floor().id(), id -> new LinkedHashMap<>())
                .put(result.target(), result));
        text.append("\n| floor | asks for |");
        runs.forEach(run -> text.append(' ').append(Markdown.code(run.target())).append(" |"));
        text.append("\n|---|---|").append("--:|".repeat(runs.size())).append('\n');
        byId.forEach((id, results) -> {
            text.append("| ")
                    .append(Markdown.code(id))
                    .append(" | ")
                    .append(Figures.asked(results.values().iterator().next().floor()))
                    .append(" |");
            for (TargetRun run : runs) {
                FloorResult result = results.get(run.target());
                text.append(' ').append(result == null ? "" : figure(result)).append(" |");
            }
            text.append('\n');
        });
    }

    private static String figure(FloorResult result) {
        String figure = result.measurement()
                        .map(measured -> Figures.gigabytes(measured.gigabytesPerSecond()) + " ")
                        .orElse("")
                + result.verdict().text();
        return result.isFailure() ? "**" + figure + "**" : figure;
    }

    private static void failures(Certification found, StringBuilder text) {
        for (TargetRun run : found.runs()) {
            if (run.noStart().isPresent()) {
                text.append("\n## ")
                        .append(run.target())
                        .append(" did not start\n\n```\n")
                        .append(run.noStart()
                                .get()
                                .replaceAll("[\\p{Cc}&&[^\n]]", "?")
                                .replace('`', '\''))
                        .append("\n```\n");
                continue;
            }
            var bad = run.outcomes().stream()
                    .filter(outcome -> outcome.verdict().isBad())
                    .toList();
            if (!bad.isEmpty()) {
                text.append("\n## Wrong: ").append(Markdown.code(run.target())).append('\n');
                bad.stream()
                        .limit(FAILURES_SHOWN)
                        .forEach(outcome -> text.append("- ")
                                .append(Markdown.code(outcome.vector().id()))
                                .append(" (")
                                .append(outcome.vector().clause())
                                .append("): ")
                                .append(what(outcome))
                                .append('\n'));
                if (bad.size() > FAILURES_SHOWN) {
                    text.append("- and ").append(bad.size() - FAILURES_SHOWN).append(" more\n");
                }
            }
        }
    }

    private static String what(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Fail fail ->
                fail.when() + Markdown.code(fail.difference().place()) + " must be "
                        + Markdown.code(fail.difference().expected()) + ", got "
                        + Markdown.code(fail.difference().got()) + asked(fail);
            case Outcome.Broken broken -> broken.fault().id() + ": " + Markdown.code(broken.reason()) + asked(broken);
            case Outcome.Listed listed ->
                listed.isExpired() ? what(listed.unlisted()) + "; " + Markdown.code(listed.text()) : listed.text();
            case Outcome.Pass _, Outcome.Skip _ -> throw new IllegalArgumentException("not wrong: " + outcome);
        };
    }

    private static String asked(Outcome outcome) {
        return Fresh.isOne(outcome.vector())
                ? "; asked "
                        + Markdown.code(
                                outcome.vector().op() + " " + outcome.vector().in(), LONGEST_INPUT)
                : "";
    }
}
