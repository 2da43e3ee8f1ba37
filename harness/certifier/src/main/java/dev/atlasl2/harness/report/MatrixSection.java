package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.fresh.Fresh;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Families and targets. Those families that every target passes are one line; the others are a table, with the fewer of
 * families and targets as columns. The table of all is folded.
 */
final class MatrixSection {
    private static final String ALL = "all";

    private final List<TargetRun> runs;
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final List<Map<String, List<Outcome>>> outcomes = new ArrayList<>();

    private MatrixSection(Certification found) {
        runs = found.runs();
        for (TargetRun run : runs) {
            Map<String, List<Outcome>> byFamily = run.outcomes().stream()
                    .collect(Collectors.groupingBy(outcome -> outcome.vector().family(), Collectors.toList()));
            byFamily.put(ALL, run.outcomes());
            outcomes.add(byFamily);
        }
        Stream.concat(found.corpus().families().stream(), Stream.of(Fresh.FAMILY))
                .filter(family -> outcomes.stream().anyMatch(asked -> asked.containsKey(family)))
                .forEach(family -> titles.put(
                        family,
                        family.equals(Fresh.FAMILY)
                                ? "Vectors that are in no file"
                                : found.corpus().title(family)));
    }

    static Html of(Certification found) {
        MatrixSection section = new MatrixSection(found);
        return section.titles.isEmpty() ? Html.NONE : section.html();
    }

    private Html html() {
        List<String> shown = List.copyOf(titles.keySet());
        List<String> wrong =
                shown.stream().filter(family -> !isPassedByAll(family)).toList();
        return Html.of(
                """
                <p class="line">{}</p>
                {}<details class="plain"><summary>{}, with the number of vectors</summary>
                {}</details>
                """,
                line(wrong),
                wrong.isEmpty() ? Html.NONE : table("Families that do not pass everywhere", withAll(wrong)),
                families() == 1 ? "The family" : "All " + families() + " families",
                table("All families", withAll(shown)));
    }

    /** Fresh vectors are of all families, so they are no family. */
    private Html line(List<String> wrong) {
        long right = families()
                - wrong.stream().filter(family -> !family.equals(Fresh.FAMILY)).count();
        if (right < families()) {
            return Html.of("<b>{} of {} families pass</b>{}; the others are below.", right, families(), of());
        }
        String all = families() == 1 ? "The one family passes" : "All " + families() + " families pass";
        return wrong.isEmpty()
                ? Html.of("<b>{}</b>{}{}", all, of(), asked())
                : Html.of("<b>{}</b>{}, but not all fresh vectors do: they are below.", all, of());
    }

    private long families() {
        return titles.keySet().stream()
                .filter(family -> !family.equals(Fresh.FAMILY))
                .count();
    }

    private String of() {
        return runs.size() == 1 ? "" : " on all " + Count.of(runs.size(), "target");
    }

    /** Returns such as {@code : 532 of 532 vectors} if every family is passed; each target was asked the same. */
    private String asked() {
        int fresh = runs.getFirst().fresh().outcomes().size();
        int all = runs.getFirst().outcomes().size() - fresh;
        return ": " + all + " of " + Count.of(all, "vector")
                + (fresh == 0 ? "" : " and " + fresh + " of " + fresh + " fresh ones")
                + (runs.size() == 1 ? "." : " each.");
    }

    private static List<String> withAll(List<String> families) {
        return Stream.concat(families.stream(), Stream.of(ALL)).toList();
    }

    private boolean isPassedByAll(String family) {
        return outcomes.stream()
                .flatMap(asked -> asked.getOrDefault(family, List.of()).stream())
                .allMatch(outcome -> outcome.verdict() == Verdict.PASS);
    }

    private Html table(String label, List<String> families) {
        boolean areTargetsDown = runs.size() > families.size();
        List<Integer> targets = IntStream.range(0, runs.size()).boxed().toList();
        Html rows = areTargetsDown
                ? Html.each(
                        targets,
                        run -> Html.of(
                                "<tr>{}{}</tr>\n", title(run, "row"), Html.each(families, family -> cell(run, family))))
                : Html.each(
                        families,
                        family -> Html.of(
                                "<tr>{}{}</tr>\n", title(family, "row"), Html.each(targets, run -> cell(run, family))));
        List<Html> head = new ArrayList<>(Table.head(areTargetsDown ? "target" : "family"));
        if (areTargetsDown) {
            families.forEach(family -> head.add(title(family, "col")));
        } else {
            targets.forEach(run -> head.add(title(run, "col")));
        }
        return Table.of(label, "matrix" + (areTargetsDown ? " dense" : ""), head, rows);
    }

    private Html title(int run, String scope) {
        return Html.of("<th scope=\"{}\">{}</th>", scope, runs.get(run).target());
    }

    private Html title(String family, String scope) {
        return Html.of(
                "<th scope=\"{}\" title=\"{}\">{}</th>",
                scope,
                titles.getOrDefault(family, "All vectors that were asked"),
                family);
    }

    private Html cell(int run, String family) {
        List<Outcome> asked = outcomes.get(run).getOrDefault(family, List.of());
        int all = asked.size();
        long pass = count(asked, Verdict.PASS);
        long skip = count(asked, Verdict.SKIP);
        long known = count(asked, Verdict.KNOWN);
        if (pass == all) {
            return Html.of("<td class=\"pass\">{} of {}</td>", pass, all);
        }
        if (pass + skip + known == all) {
            return Html.of(
                    "<td class=\"skip\">{} of {}{}{}</td>", pass, all, more(skip, "skipped"), more(known, "known"));
        }
        return Html.of(
                "<td class=\"{}\"><a href=\"#{}\">{} of {}</a></td>",
                count(asked, Verdict.FAULT) > 0 && count(asked, Verdict.FAIL) == 0 ? "fault" : "fail",
                FailureSection.anchor(runs.get(run).target()),
                pass,
                all);
    }

    private static Html more(long count, String what) {
        return count == 0 ? Html.NONE : Html.of("<small>, {} {}</small>", count, what);
    }

    private static long count(List<Outcome> outcomes, Verdict verdict) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }
}
