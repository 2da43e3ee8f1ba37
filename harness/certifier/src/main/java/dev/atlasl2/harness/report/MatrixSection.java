package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.fresh.Fresh;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Families and targets, the fewer of them as columns: shows which families of a target are right and which are wrong.
 */
final class MatrixSection {
    private final List<TargetRun> runs;
    private final List<String> families;
    private final List<String> titles;
    private final List<Map<String, List<Outcome>>> outcomes = new ArrayList<>();

    private MatrixSection(Certification found) {
        runs = found.runs();
        runs.forEach(run -> outcomes.add(run.outcomes().stream()
                .collect(Collectors.groupingBy(outcome -> outcome.vector().family()))));
        families = Stream.concat(found.corpus().families().stream(), Stream.of(Fresh.FAMILY))
                .filter(family -> outcomes.stream().anyMatch(asked -> asked.containsKey(family)))
                .toList();
        titles = families.stream()
                .map(family -> family.equals(Fresh.FAMILY)
                        ? "Vectors that are in no file"
                        : found.corpus().title(family))
                .toList();
    }

    static Html of(Certification found) {
        return new MatrixSection(found).section();
    }

    private Html section() {
        boolean areTargetsDown = runs.size() > families.size();
        List<Html> targets = runs.stream().map(MatrixSection::title).toList();
        List<Html> names = families.stream().map(this::title).toList();
        List<Html> down = areTargetsDown ? targets : names;
        List<Html> across = areTargetsDown ? names : targets;
        List<Html> rows = new ArrayList<>();
        for (int row = 0; row < down.size(); row++) {
            List<Html> cells = new ArrayList<>(List.of(down.get(row)));
            for (int column = 0; column < across.size(); column++) {
                cells.add(areTargetsDown ? cell(row, column) : cell(column, row));
            }
            rows.add(Html.of("<tr>{}</tr>\n", Html.join(cells)));
        }
        return Html.of(
                """
                <section><h2>Vectors</h2>
                <div class="wide"><table class="matrix{}"><thead><tr><th>{}</th>{}</tr></thead>
                <tbody>
                {}</tbody></table></div></section>
                """,
                areTargetsDown ? " dense" : "",
                areTargetsDown ? "target" : "family",
                Html.join(across),
                Html.join(rows));
    }

    private static Html title(TargetRun run) {
        return Html.of("<th>{}</th>", run.target());
    }

    private Html title(String family) {
        return Html.of("<th title=\"{}\">{}</th>", titles.get(families.indexOf(family)), family);
    }

    private Html cell(int run, int family) {
        List<Outcome> asked = outcomes.get(run).getOrDefault(families.get(family), List.of());
        int all = asked.size();
        long pass = count(asked, Verdict.PASS);
        long skip = count(asked, Verdict.SKIP);
        long known = count(asked, Verdict.KNOWN);
        if (pass == all) {
            return Html.of("<td class=\"pass\">{}</td>", pass);
        }
        if (pass + skip + known == all) {
            return Html.of("<td class=\"skip\">{}{}{}</td>", pass, more(skip, "skipped"), more(known, "known"));
        }
        return Html.of(
                "<td class=\"{}\"><a href=\"#{}\">{}/{}</a></td>",
                count(asked, Verdict.FAULT) > 0 && count(asked, Verdict.FAIL) == 0 ? "fault" : "fail",
                FailureSection.anchor(runs.get(run).target()),
                pass,
                all);
    }

    private static Html more(long count, String what) {
        return count == 0 ? Html.NONE : Html.of("<small> +{} {}</small>", count, what);
    }

    private static long count(List<Outcome> outcomes, Verdict verdict) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }
}
