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

/** Families and targets, the fewer of them across: where a target is right and where it is not, at a glance. */
final class MatrixSection {
    private final List<TargetRun> runs;
    private final List<String> families;
    private final List<String> titles;
    private final List<Map<String, List<Outcome>>> outcomes = new ArrayList<>();
    private final StringBuilder page;

    private MatrixSection(Certification found, StringBuilder page) {
        this.page = page;
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

    static void write(Certification found, StringBuilder page) {
        new MatrixSection(found, page).write();
    }

    private void write() {
        boolean areTargetsDown = runs.size() > families.size();
        page.append("<section><h2>Vectors</h2>\n<div class=\"wide\"><table class=\"matrix")
                .append(areTargetsDown ? " dense" : "")
                .append("\"><thead><tr><th>")
                .append(areTargetsDown ? "target" : "family")
                .append("</th>");
        if (areTargetsDown) {
            for (int family = 0; family < families.size(); family++) {
                family(family);
            }
        } else {
            runs.forEach(this::target);
        }
        page.append("</tr></thead>\n<tbody>\n");
        for (int row = 0; row < Math.max(runs.size(), families.size()); row++) {
            page.append("<tr>");
            if (areTargetsDown) {
                target(runs.get(row));
            } else {
                family(row);
            }
            for (int column = 0; column < Math.min(runs.size(), families.size()); column++) {
                int run = areTargetsDown ? row : column;
                cell(
                        runs.get(run),
                        outcomes.get(run).getOrDefault(families.get(areTargetsDown ? column : row), List.of()));
            }
            page.append("</tr>\n");
        }
        page.append("</tbody></table></div></section>\n");
    }

    private void target(TargetRun run) {
        page.append("<th>").append(Html.escaped(run.target())).append("</th>");
    }

    private void family(int index) {
        page.append("<th title=\"")
                .append(Html.escaped(titles.get(index)))
                .append("\">")
                .append(families.get(index))
                .append("</th>");
    }

    private void cell(TargetRun run, List<Outcome> asked) {
        int all = asked.size();
        long pass = count(asked, Verdict.PASS);
        long skip = count(asked, Verdict.SKIP);
        long known = count(asked, Verdict.KNOWN);
        if (pass == all) {
            page.append("<td class=\"pass\">").append(pass).append("</td>");
        } else if (pass + skip + known == all) {
            page.append("<td class=\"skip\">")
                    .append(pass)
                    .append(skip == 0 ? "" : "<small> +" + skip + " skipped</small>")
                    .append(known == 0 ? "" : "<small> +" + known + " known</small>")
                    .append("</td>");
        } else {
            String kind = count(asked, Verdict.FAULT) > 0 && count(asked, Verdict.FAIL) == 0 ? "fault" : "fail";
            page.append("<td class=\"")
                    .append(kind)
                    .append("\"><a href=\"#")
                    .append(FailureSection.anchor(run.target()))
                    .append("\">")
                    .append(pass)
                    .append("/")
                    .append(all)
                    .append("</a></td>");
        }
    }

    private static long count(List<Outcome> outcomes, Verdict verdict) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }
}
