package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.vectors.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The first violation of the schema names the defect, and not the rules that do not apply because of it. */
class CertificateSchemaTest {
    @TempDir
    static Path folder;

    private static String text;

    @BeforeAll
    static void makeCertificate() throws IOException {
        text = TamperedCertificate.certificate(SmallCorpus.in(folder));
    }

    @Test
    void rowOfEachVerdictNamesItsMissingField() {
        assertThat(CertificateSchema.problem(Json.readObject("certificate", text)))
                .isEmpty();
        ArrayNode targets = (ArrayNode) Json.readObject("certificate", text).at("/correctness/targets");
        for (int target = 0; target < targets.size(); target++) {
            JsonNode rows = targets.get(target).get("vectors");
            for (int row = 0; row < rows.size(); row++) {
                String place = "correctness.targets[" + target + "].vectors[" + row + "]";
                for (String name : rows.get(row).propertyNames()) {
                    if (!name.equals("reason") && !name.equals("known") && !name.equals("fault")) {
                        assertRefused(
                                row(target, row, fields -> fields.remove(name)),
                                place + ": the field '" + name + "' is missing");
                    }
                }
                assertRefused(
                        row(target, row, fields -> fields.put("verdict", "good")),
                        place + ".verdict: does not have a value in the enumeration");
                assertRefused(
                        row(target, row, fields -> fields.put("more", 1)),
                        place + ": the field 'more' is not one of the format");
            }
        }
    }

    @Test
    void rowThatIsNoObjectIsNamed() {
        assertRefused(
                changed(json -> ((ArrayNode) json.at("/correctness/targets/2/vectors")).set(0, NullNode.getInstance())),
                "correctness.targets[2].vectors[0]: must be object");
    }

    @Test
    void excusedRowIsAWrongAnswerOrAFault() {
        JsonNode rows = Json.readObject("certificate", text).at("/correctness/targets/2/vectors");
        int excused = 0;
        while (!rows.get(excused).path("verdict").stringValue("").equals("known")) {
            excused++;
        }
        String place = "correctness.targets[2].vectors[" + excused + "]: ";
        assertRefused(row(2, excused, fields -> fields.remove("known")), place + "the field 'known' is missing");
        assertRefused(
                row(2, excused, fields -> fields.put("fault", "crash")),
                place + "the field 'at' is not one of the format");
        assertThat(CertificateSchema.problem(row(2, excused, fields -> {
                    fields.put("fault", "crash");
                    fields.remove(List.of("op", "at", "in", "expected", "got"));
                })))
                .isEmpty();
    }

    @Test
    void floorHasOneLimit() {
        String said = ": must have exactly one of the fields minGBps, maxMillis, minRatio";
        assertRefused(floor(floor -> floor.remove("minGBps")), "floors.results[0]" + said);
        assertRefused(floor(floor -> floor.put("minRatio", 1)), "floors.results[0]" + said);
        assertRefused(
                changed(json -> ((ObjectNode) json.get("circumstances")).put("machine", 1)),
                "circumstances.machine: must be object");
    }

    private static void assertRefused(ObjectNode certificate, String problem) {
        assertThat(CertificateSchema.problem(certificate).orElse("")).startsWith(problem);
    }

    private static ObjectNode row(int target, int row, Consumer<ObjectNode> change) {
        return changed(json -> change.accept((ObjectNode)
                json.at("/correctness/targets/" + target + "/vectors").get(row)));
    }

    private static ObjectNode floor(Consumer<ObjectNode> change) {
        return changed(json -> change.accept((ObjectNode) json.at("/floors/results/0")));
    }

    private static ObjectNode changed(Consumer<ObjectNode> change) {
        ObjectNode json = Json.readObject("certificate", text);
        change.accept(json);
        return json;
    }
}
