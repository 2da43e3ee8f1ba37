package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.targets.Artifact;
import dev.atlasl2.harness.text.Count;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of the targets, each once, collapsed: there are many, and few readers need them. */
final class ArtifactSection {
    private ArtifactSection() {}

    static Html of(Certification found) {
        Map<Artifact, List<String>> users = new LinkedHashMap<>();
        found.runs()
                .forEach(run -> run.artifacts()
                        .forEach(file -> users.computeIfAbsent(file, any -> new ArrayList<>())
                                .add(run.target())));
        if (users.isEmpty()) {
            return Html.NONE;
        }
        return Html.of(
                """
                <details class="plain"><summary>{}, with the SHA-256 of each</summary>
                <dl>
                {}</dl></details>
                """,
                Count.of(users.size(), "file"),
                Html.each(
                        users.entrySet(),
                        file -> Html.of(
                                """
                                <dt>{}</dt><dd><code>{}</code><br><span class="quiet">{}</span></dd>
                                """,
                                file.getKey().name(),
                                file.getKey().sha256(),
                                targets(file.getValue(), found.runs().size()))));
    }

    private static String targets(List<String> targets, int all) {
        return targets.size() == all && all > 1 ? "every target" : String.join(", ", targets);
    }
}
