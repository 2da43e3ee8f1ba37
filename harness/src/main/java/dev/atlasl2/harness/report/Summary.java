package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certificate;
import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Level;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The run in Markdown, short enough for a pull request. */
final class Summary {
    private static final int FAILURES_SHOWN = 20;

    private Summary() {}

    static String of(Certification found, Certificate certificate) {
        StringBuilder text = new StringBuilder();
        text.append("# Atlas L2: ").append(found.decision().text()).append("\n\n");
        text.append(found.runs().size())
                .append(" targets, ")
                .append(found.vectors().size())
                .append(" vectors each (levels ")
                .append(levels(found))
                .append("), corpus `")
                .append(found.corpus().root(), 0, 16)
                .append("`, certificate `")
                .append(certificate.hash(), 0, 16)
                .append("`.\n\n");
        text.append("| target | engine | pass | fail | fault | skip | known |\n|---|---|--:|--:|--:|--:|--:|\n");
        found.runs()
                .forEach(run -> text.append("| ")
                        .append(cell(run.target()))
                        .append(run.isEmulated() ? " (emulated)" : "")
                        .append(" | ")
                        .append(run.hello().map(hello -> cell(hello.engine())).orElse("none"))
                        .append(" | ")
                        .append(run.count(Verdict.PASS))
                        .append(" | ")
                        .append(run.count(Verdict.FAIL))
                        .append(" | ")
                        .append(run.count(Verdict.FAULT))
                        .append(" | ")
                        .append(run.count(Verdict.SKIP))
                        .append(" | ")
                        .append(run.count(Verdict.KNOWN))
                        .append(" |\n"));
        floors(found, text);
        failures(found, text);
        if (!found.unavailable().isEmpty()) {
            text.append("\n## Not available\n");
            found.unavailable()
                    .forEach(missing -> text.append("- ")
                            .append(missing.target())
                            .append(": ")
                            .append(missing.reason())
                            .append("; ")
                            .append(missing.cure())
                            .append('\n'));
        }
        var machine = found.machine();
        text.append("\nRead on ")
                .append(machine.processor())
                .append(", ")
                .append(machine.cores())
                .append(" cores, ")
                .append(machine.system())
                .append(".\n");
        return text.toString();
    }

    static String levels(Certification found) {
        return Arrays.stream(Level.values())
                .filter(found.selection().levels()::contains)
                .map(Level::json)
                .collect(Collectors.joining(", "));
    }

    private static void floors(Certification found, StringBuilder text) {
        if (found.floors().isEmpty()) {
            return;
        }
        Map<String, Map<String, FloorResult>> byId = new LinkedHashMap<>();
        found.floors()
                .forEach(result -> byId.computeIfAbsent(result.floor().id(), id -> new LinkedHashMap<>())
                        .put(result.target(), result));
        text.append("\n| floor | asks for |");
        found.runs().forEach(run -> text.append(' ').append(cell(run.target())).append(" |"));
        text.append("\n|---|---|").append("--:|".repeat(found.runs().size())).append('\n');
        byId.forEach((id, results) -> {
            text.append("| ")
                    .append(cell(id))
                    .append(" | ")
                    .append(Figures.asked(results.values().iterator().next().floor()))
                    .append(" |");
            for (TargetRun run : found.runs()) {
                FloorResult result = results.get(run.target());
                text.append(' ').append(result == null ? "" : figure(result)).append(" |");
            }
            text.append('\n');
        });
    }

    private static String figure(FloorResult result) {
        String figure = result.measurement()
                .map(measured -> Figures.gigabytes(measured.gigabytesPerSecond()) + " ")
                .orElse("");
        return result.isFailure()
                ? "**" + figure + result.verdict().json() + "**"
                : figure + result.verdict().json();
    }

    private static void failures(Certification found, StringBuilder text) {
        for (TargetRun run : found.runs()) {
            if (run.noStart().isPresent()) {
                text.append("\n## ").append(run.target()).append(" did not start\n\n```\n")
                        .append(run.noStart().get().replaceAll("[\\p{Cc}&&[^\n]]", "?").replace('`', '\''))
                        .append("\n```\n");
                continue;
            }
            var bad = run.outcomes().stream()
                    .filter(outcome -> outcome.verdict().isBad())
                    .toList();
            if (!bad.isEmpty()) {
                text.append("\n## Wrong: ").append(run.target()).append('\n');
                bad.stream()
                        .limit(FAILURES_SHOWN)
                        .forEach(outcome -> text.append("- `")
                                .append(outcome.vector().id())
                                .append("` (")
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
        if (outcome.verdict() == Verdict.OUTDATED) {
            return outcome.outdated();
        }
        return outcome.difference()
                .map(difference -> "`" + difference.place() + "` must be `" + code(difference.expected()) + "`, got `"
                        + code(difference.got()) + "`")
                .orElseGet(() -> outcome.fault().orElseThrow().id());
    }

    private static String code(String text) {
        String shown = text.length() > 120 ? text.substring(0, 120) + "..." : text;
        return shown.replace('`', '\'');
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
