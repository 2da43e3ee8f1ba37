package dev.atlasl2.harness.report;

import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.vectors.Floor;
import java.util.List;
import java.util.Map;

/** The floors that limit the time of one run, folded: they are met by a wide margin unless something is very wrong. */
final class TimeLimits {
    private TimeLimits() {}

    /** @param advice for those that were missed */
    static Html of(List<FloorResult> floors, Map<FloorResult, String> advice) {
        List<FloorResult> limits = floors.stream()
                .filter(result -> result.floor().demand() instanceof Floor.Time)
                .toList();
        if (limits.isEmpty()) {
            return Html.NONE;
        }
        long met = limits.stream()
                .filter(result -> result.verdict() == FloorVerdict.MET)
                .count();
        return Html.of(
                """
                <details class="plain"{}><summary>Time limits: {} of {} met</summary>
                {}</details>
                """,
                met == limits.size() ? "" : " open",
                met,
                limits.size(),
                Table.of(
                        "Time limits",
                        "words",
                        Table.head("operation", "bytes", "target", "limit", "time of one run", "verdict"),
                        Html.each(limits, result -> row(result, advice.getOrDefault(result, result.reason())))));
    }

    private static Html row(FloorResult result, String why) {
        return Html.of(
                """
                <tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}{}</td></tr>
                """,
                result.floor().op(),
                Figures.bytes(result.floor().size()),
                result.target(),
                Figures.asked(result.floor()),
                result.measurement()
                        .map(measured -> Figures.time(measured.seconds().median()))
                        .orElse("no figure"),
                FloorSection.chip(result, result.verdict().text()),
                why.isEmpty() ? Html.NONE : Html.of("<br>{}", why));
    }
}
