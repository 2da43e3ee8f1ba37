package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.targets.Artifact;
import dev.atlasl2.harness.text.Count;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that the targets are made of, each once, folded up: there are many, and few look for them. */
final class ArtifactSection {
    private ArtifactSection() {}

    static void write(Certification found, StringBuilder page) {
        Map<Artifact, List<String>> users = new LinkedHashMap<>();
        found.runs()
                .forEach(run -> run.artifacts()
                        .forEach(file -> users.computeIfAbsent(file, any -> new ArrayList<>())
                                .add(run.target())));
        if (users.isEmpty()) {
            return;
        }
        page.append("<section><h2>Artifacts</h2>\n<details class=\"plain\"><summary>")
                .append(Count.of(users.size(), "file"))
                .append(", with the SHA-256 of each</summary>\n<dl>\n");
        users.forEach((file, targets) -> page.append("<dt>")
                .append(Html.escaped(file.name()))
                .append("</dt><dd><code>")
                .append(file.sha256())
                .append("</code><br><span class=\"quiet\">")
                .append(Html.escaped(
                        targets.size() == found.runs().size() && targets.size() > 1
                                ? "every target"
                                : String.join(", ", targets)))
                .append("</span></dd>\n"));
        page.append("</dl></details></section>\n");
    }
}
