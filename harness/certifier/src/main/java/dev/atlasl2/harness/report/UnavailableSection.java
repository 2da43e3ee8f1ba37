package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Certification.Unavailable;
import dev.atlasl2.harness.text.Count;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The targets that could not run, once for each cause. */
final class UnavailableSection {
    private record Cause(String reason, String fix) {}

    private UnavailableSection() {}

    static Html of(Certification found) {
        Map<Cause, List<String>> byCause = found.unavailable().stream()
                .collect(Collectors.groupingBy(
                        missing -> new Cause(missing.reason(), missing.fix()),
                        LinkedHashMap::new,
                        Collectors.mapping(Unavailable::target, Collectors.toList())));
        return byCause.isEmpty()
                ? Html.NONE
                : Html.of(
                        "<dl class=\"causes\">\n{}</dl>\n",
                        Html.each(
                                byCause.entrySet(),
                                cause -> Html.of(
                                        """
                                <dt>{}</dt><dd>{}<br><span class="quiet">To change that: {}</span><br>\
                                <span class="quiet">{}</span></dd>
                                """,
                                        Count.of(cause.getValue().size(), "target"),
                                        cause.getKey().reason,
                                        cause.getKey().fix,
                                        String.join(", ", cause.getValue()))));
    }
}
