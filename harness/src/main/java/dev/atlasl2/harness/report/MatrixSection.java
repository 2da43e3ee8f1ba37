package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import java.util.List;

/** Families down, targets across: where it is right and where it is not, at a glance. */
final class MatrixSection {
    private MatrixSection() {}

    static void write(Certification found, StringBuilder page) {
        page.append(
                "<section><h2>Vectors</h2>\n<div class=\"wide\"><table class=\"matrix\"><thead><tr><th>family</th>");
        found.runs()
                .forEach(run ->
                        page.append("<th>").append(Html.escaped(run.target())).append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        for (String family : found.corpus().families()) {
            List<List<Outcome>> cells = found.runs().stream()
                    .map(run -> run.outcomes().stream()
                            .filter(outcome -> outcome.vector().family().equals(family))
                            .toList())
                    .toList();
            if (cells.stream().anyMatch(outcomes -> !outcomes.isEmpty())) {
                page.append("<tr><th title=\"")
                        .append(Html.escaped(found.corpus().title(family)))
                        .append("\">")
                        .append(family)
                        .append("</th>");
                for (int i = 0; i < cells.size(); i++) {
                    cell(found.runs().get(i), cells.get(i), page);
                }
                page.append("</tr>\n");
            }
        }
        page.append("</tbody></table></div></section>\n");
    }

    private static void cell(TargetRun run, List<Outcome> outcomes, StringBuilder page) {
        int all = outcomes.size();
        long pass = count(outcomes, Verdict.PASS);
        long skip = count(outcomes, Verdict.SKIP);
        long known = count(outcomes, Verdict.KNOWN);
        if (pass == all) {
            page.append("<td class=\"pass\">").append(pass).append("</td>");
        } else if (pass + skip + known == all) {
            page.append("<td class=\"skip\">")
                    .append(pass)
                    .append(skip == 0 ? "" : "<small> +" + skip + " skipped</small>")
                    .append(known == 0 ? "" : "<small> +" + known + " known</small>")
                    .append("</td>");
        } else {
            String kind = count(outcomes, Verdict.FAULT) > 0 && count(outcomes, Verdict.FAIL) == 0 ? "fault" : "fail";
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
