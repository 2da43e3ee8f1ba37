package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.floor.Ruler;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(SecondVerifier.class)
class CertificateTest {
    @TempDir
    static Path folder;

    private static Corpus corpus;

    @BeforeAll
    static void makeCorpus() throws IOException {
        corpus = SmallCorpus.in(folder);
    }

    @Test
    void everyKindOfRunMakesAGoodCertificate() {
        List<Certification> runs = List.of(
                SampleRun.of(corpus, List.of(), OracleTarget.right("right")),
                SampleRun.of(corpus, SampleRun.FLOORS, OracleTarget.right("right"), OracleTarget.faulty("faulty")),
                SampleRun.of(corpus, SampleRun.FLOORS.subList(0, 2), OracleTarget.right("right")));

        for (Certification found : runs) {
            CertificateCheck.Report report = TamperedCertificate.check(bytes(Certificate.of(found)), corpus);
            assertThat(report.problems()).isEmpty();
            assertThat(report.headline()).isEqualTo(found.decision().text());
            assertThat(report.scope()).contains(found.scope());
            assertThat(report.comparedWithCorpus()).isTrue();
        }
    }

    @Test
    void rightTargetIsCertified() {
        assertThat(SampleRun.of(corpus, SampleRun.FLOORS.subList(0, 2), OracleTarget.right("right"))
                        .decision())
                .isEqualTo(Decision.CERTIFIED);
    }

    @Test
    void oneMissedFloorIsNotCertified() {
        assertThat(SampleRun.of(corpus, SampleRun.FLOORS.subList(0, 3), OracleTarget.right("right"))
                        .decision())
                .isEqualTo(Decision.NOT_CERTIFIED);
    }

    @Test
    void faultyTargetSpoilsTheRunOfARightOne() {
        assertThat(SampleRun.of(corpus, List.of(), OracleTarget.right("right"), OracleTarget.faulty("faulty"))
                        .decision())
                .isEqualTo(Decision.NOT_CERTIFIED);
    }

    @Test
    void runOfNothingCertifiesNothing() {
        assertThat(SampleRun.of(corpus, List.of()).decision()).isEqualTo(Decision.NOT_CERTIFIED);
    }

    @Test
    void correctnessIsTheSameBytesOnEveryRerun() {
        String first = correctness(
                SampleRun.of(corpus, SampleRun.FLOORS, OracleTarget.right("right"), OracleTarget.faulty("faulty")));
        String second = correctness(
                SampleRun.of(corpus, List.of(), OracleTarget.right("right"), OracleTarget.faulty("faulty")));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void unseenCharactersAreWrittenByTheirNumbers() {
        for (int code = 0; code <= Character.MAX_CODE_POINT; code++) {
            boolean isUnseen = switch (Character.getType(code)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    true;
                default -> (code & 0xfffe) == 0xfffe;
            };
            if (isUnseen) {
                assertThat(CertificateText.of(Json.array().add(Character.toString(code))))
                        .as("U+%04X", code)
                        .containsPattern("\\A\\[\"\\\\\\p{ASCII}+\"]\n\\z");
            }
        }
    }

    @Test
    void failureIsShownWithBothAnswers() {
        ObjectNode json = json(Certificate.of(SampleRun.of(corpus, List.of(), OracleTarget.faulty("faulty"))));

        assertThat(json.path("correctness")
                        .path("targets")
                        .get(0)
                        .path("vectors")
                        .findParents("expected"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path("id").stringValue()).isEqualTo("check/zero");
                    assertThat(row.path("clause").stringValue()).isEqualTo("S4.1");
                    assertThat(row.path("at").stringValue()).isEqualTo("conserved");
                    assertThat(row.path("expected").path("conserved").booleanValue())
                            .isTrue();
                    assertThat(row.path("got").path("conserved").booleanValue()).isFalse();
                });
    }

    @Test
    void schemaHasEveryNameThatTheHarnessWrites() {
        ObjectNode schema = Json.readObject("schema", Schemas.text(Schemas.CERTIFICATE));

        assertThat(names(schema, "/$defs/broken/properties/fault/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Fault.values()).map(Fault::id).toList());
        assertThat(names(schema, "/$defs/row/properties/verdict/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Verdict.values()).map(Verdict::json).toList());
        assertThat(names(schema, "/$defs/floor/properties/verdict/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(FloorVerdict.values()).map(FloorVerdict::json).toList());
        assertThat(names(schema, "/$defs/floor/properties/ruler/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Ruler.values()).map(Ruler::json).toList());
        assertThat(names(schema, "/properties/decision/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Decision.values()).map(Decision::text).toList());
        assertThat(names(schema, "/properties/correctness/properties/levels/items/enum"))
                .containsExactlyElementsOf(
                        Stream.of(Level.values()).map(Level::json).toList());
    }

    private static List<String> names(ObjectNode schema, String pointer) {
        return schema.at(pointer).valueStream().map(JsonNode::stringValue).toList();
    }

    @Test
    void certificateOfAnotherCorpusIsHeldAgainstItselfAndSaysSo() {
        byte[] file = bytes(Certificate.of(SampleRun.of(corpus, List.of(), OracleTarget.right("right"))));

        CertificateCheck.Report report = TamperedCertificate.check(file, Corpus.load());

        assertThat(report.problems()).isEmpty();
        assertThat(report.comparedWithCorpus()).isFalse();
    }

    private static String correctness(Certification found) {
        return CertificateText.of(json(Certificate.of(found)).get("correctness"));
    }

    private static ObjectNode json(Certificate certificate) {
        return Json.readObject("certificate", certificate.text());
    }

    private static byte[] bytes(Certificate certificate) {
        return certificate.text().getBytes(StandardCharsets.UTF_8);
    }
}
