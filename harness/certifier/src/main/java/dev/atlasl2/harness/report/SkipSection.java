package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The skipped vectors as one table: by family, in the corpus's order, then by operation and reason. */
final class SkipSection {
    private record Skips(String family, String op, String reason, long count) {}

    private SkipSection() {}

    static Html of(Certification found) {
        List<String> families = found.corpus().families();
        Map<Skips, List<String>> targets = new LinkedHashMap<>();
        for (TargetRun run : found.runs()) {
            run.outcomes().stream()
                    .filter(outcome -> outcome.verdict() == Verdict.SKIP)
                    .collect(Collectors.groupingBy(SkipSection::kind, Collectors.counting()))
                    .forEach((kind, count) -> targets.computeIfAbsent(
                                    new Skips(kind.family, kind.op, kind.reason, count), any -> new ArrayList<>())
                            .add(run.target()));
        }
        if (targets.isEmpty()) {
            return Html.NONE;
        }
        List<Map.Entry<Skips, List<String>>> rows = targets.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingInt((Skips skips) -> place(families, skips.family))
                        .thenComparing(Skips::op)
                        .thenComparing(Skips::reason)
                        .thenComparingLong(Skips::count)))
                .toList();
        return Table.of(
                "Skipped vectors",
                "words",
                Table.head("family", "operation", "vectors", "targets", "why"),
                Html.each(
                        rows,
                        row -> row(row.getKey(), row.getValue(), found.runs().size())));
    }

    private static Skips kind(Outcome outcome) {
        return new Skips(outcome.vector().family(), outcome.vector().op(), outcome.reason(), 0);
    }

    /** Fresh vectors have no place in the corpus: they come last. */
    private static int place(List<String> families, String family) {
        int place = families.indexOf(family);
        return place < 0 ? families.size() : place;
    }

    private static Html row(Skips skips, List<String> targets, int all) {
        return Html.of(
                """
                <tr><th scope="row">{}</th><td>{}</td><td class="number">{}</td><td>{}</td><td>{}</td></tr>
                """,
                skips.family,
                skips.op,
                skips.count,
                targets.size() == all && all > 1 ? "all" : String.join(", ", targets),
                skips.reason);
    }
}
