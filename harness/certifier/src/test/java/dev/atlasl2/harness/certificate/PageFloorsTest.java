package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.report.Report;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Certificates of the page, with floors of every verdict: both verifiers accept them and derive the same verdicts, and
 * the page says of them what the reports say.
 */
@ExtendWith(SecondVerifier.class)
class PageFloorsTest {
    private static final Path HOME = Path.of(System.getProperty("atlas.home", "../.."));

    @TempDir
    Path folder;

    @Test
    void floorsOfThePageAreThoseOfTheHarness() throws IOException, InterruptedException {
        Corpus corpus = SmallCorpus.in(folder);
        List<JsonNode> made = certificates(corpus);
        assertThat(made.stream().map(each -> each.get("decision").stringValue()))
                .containsExactly("certified", "not certified", "inconclusive");
        for (JsonNode each : made) {
            String decision = each.get("decision").stringValue();
            byte[] file = each.get("text").stringValue().getBytes(StandardCharsets.UTF_8);
            CertificateCheck.Report report = TamperedCertificate.check(file, corpus);
            assertThat(report.problems()).as(decision).isEmpty();
            assertThat(report.headline()).isEqualTo(decision);

            Certification found = CertificateReader.read(file, corpus);
            assertThat(each.get("conclusion").stringValue())
                    .isEqualTo(found.conclusion().text());
            assertThat(found.scope().text()).contains("; " + each.get("speed").stringValue() + "; ");
            Map<String, String> files = Report.files(found, Certificate.of(found), List.of());
            assertThat(Json.readObject("badge", files.get("badge.json"))
                            .get("message")
                            .stringValue())
                    .isEqualTo(each.get("message").stringValue());
            assertThat(files.get("badge.svg"))
                    .contains("<title>" + each.get("title").stringValue() + "</title>");
        }
    }

    private static List<JsonNode> certificates(Corpus corpus) throws IOException, InterruptedException {
        Path own = HOME.resolve(".tools/node/node");
        Process node = new ProcessBuilder(
                        Files.isExecutable(own) ? own.toString() : "node",
                        HOME.resolve("harness/page/test/floors-certificate.mjs").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Writer in = node.outputWriter(StandardCharsets.UTF_8)) {
            in.write(asked(corpus).toString());
        }
        String lines = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).isZero();
        return lines.lines()
                .<JsonNode>map(line -> Json.readObject("line", line))
                .toList();
    }

    private static ObjectNode asked(Corpus corpus) {
        ObjectNode asked = Json.object().put("root", corpus.root());
        ObjectNode files = asked.putObject("files");
        corpus.sha256().forEach(files::put);
        ArrayNode vectors = asked.putArray("vectors");
        corpus.vectors().stream()
                .filter(vector -> vector.level() == Level.CORE)
                .forEach(vector -> vectors.addObject().put("id", vector.id()).put("op", vector.op()));
        return asked;
    }
}
