package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.atlasl2.harness.gallery.Keys;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.targets.Artifact;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.verdict.KnownFailures;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Floor;
import dev.atlasl2.vectors.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What attestations and their envelopes say. */
class AttestationTest {
    @TempDir
    static Path folder;

    private static Corpus corpus;

    @BeforeAll
    static void makeCorpus() throws IOException {
        corpus = SmallCorpus.in(folder);
    }

    @Test
    void schemasAreSchemas() {
        Schemas.files()
                .forEach(
                        (name, text) -> assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                                        .validate(text, InputFormat.JSON))
                                .as(name)
                                .isEmpty());
    }

    @Test
    void statementIsOfTheFilesOfItsTargets() {
        ObjectNode statement = statement(List.of(), OracleTarget.right("right"), OracleTarget.right("same"));

        assertThat(statement.path("_type").stringValue()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(statement.path("predicateType").stringValue())
                .isEqualTo("https://in-toto.io/attestation/test-result/v0.1");
        assertThat(statement.get("subject"))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"name\":\"oracle.jar\",\"digest\":{\"sha256\":\"" + "ab".repeat(32) + "\"}}",
                        "{\"name\":\"oracle.wasm\",\"digest\":{\"sha256\":\"" + "cd".repeat(32) + "\"}}");
        assertThat(statement.at("/predicate/configuration/1/digest/sha256").stringValue())
                .isEqualTo(corpus.root());
    }

    @Test
    void filesOfOneNameAndOtherBytesAreToldApart() {
        Certification one = SampleRun.of(corpus, List.of(), OracleTarget.right("a"), OracleTarget.right("b"));
        var other = one.runs().get(1);
        Certification found = SampleRun.with(
                one,
                List.of(
                        one.runs().get(0),
                        new TargetRun(
                                "b",
                                List.of(new Artifact("oracle.jar", "ef".repeat(32))),
                                true,
                                other.hello(),
                                other.outcomes(),
                                List.of())));

        assertThat(read(Attestation.of(found, "")).get("subject").findValuesAsString("name"))
                .containsExactly("a: oracle.jar", "oracle.wasm", "b: oracle.jar");
    }

    @Test
    void targetsWithoutFilesLeaveTheCertificateAsTheSubject() {
        Certification found = SampleRun.of(corpus, List.of());
        assertThat(read(Attestation.of(found, "abc")).get("subject").toString())
                .contains("certificate.json", "ba7816bf");
    }

    @Test
    void resultFollowsTheTests() {
        ObjectNode passed = statement(SampleRun.FLOORS.subList(0, 1), OracleTarget.right("right"));
        assertThat(passed.at("/predicate/result").stringValue()).isEqualTo("PASSED");
        assertThat(texts(passed, "passedTests")).contains("right sum", "right check", "right floor sum/easy");
        assertThat(texts(passed, "failedTests")).isEmpty();

        ObjectNode warned = statement(SampleRun.FLOORS.subList(0, 2), OracleTarget.right("right"));
        assertThat(warned.at("/predicate/result").stringValue()).isEqualTo("WARNED");
        assertThat(texts(warned, "warnedTests")).containsExactly("right floor sum/stated");

        ObjectNode failed = statement(SampleRun.FLOORS.subList(2, 3), OracleTarget.faulty("faulty"));
        assertThat(failed.at("/predicate/result").stringValue()).isEqualTo("FAILED");
        assertThat(texts(failed, "failedTests"))
                .contains("faulty check", "faulty floor sum/hard")
                .doesNotContain("faulty sum");

        assertThat(statement(List.of()).at("/predicate/result").stringValue()).isEqualTo("FAILED");
    }

    @Test
    void knownFailureIsAWarning() {
        KnownFailures known = KnownFailures.read("""
                {"known": [{"target": "wrong", "id": "check/zero", "reason": "being fixed", "expires": "2026-02-01"}]}
                """, Set.of("check/zero"), LocalDate.of(2026, 1, 2));
        Target wrong = OracleTarget.bent(
                "wrong",
                (request, answer) -> request.path("op").asString("").equals("check")
                        ? answer.put("conserved", !answer.get("conserved").booleanValue())
                        : answer);
        ObjectNode statement =
                read(Attestation.of(SampleRun.excused(SampleRun.of(corpus, List.of(), wrong), known), ""));

        assertThat(statement.at("/predicate/result").stringValue()).isEqualTo("WARNED");
        assertThat(texts(statement, "warnedTests")).containsExactly("wrong check");
    }

    @Test
    void envelopeIsSignedAsDsseSays() throws GeneralSecurityException {
        KeyPair keys = Keys.fresh();
        String statement = Attestation.of(SampleRun.of(corpus, List.of(), OracleTarget.right("right")), "");
        ObjectNode envelope = read(Envelope.of(statement, keys));

        assertValid(envelope);
        Base64.Decoder base64 = Base64.getDecoder();
        assertThat(new String(base64.decode(envelope.get("payload").stringValue()), StandardCharsets.UTF_8))
                .isEqualTo(statement);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(keys.getPublic());
        signature.update(("DSSEv1 28 application/vnd.in-toto+json " + statement.getBytes(StandardCharsets.UTF_8).length
                        + " " + statement)
                .getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(
                        base64.decode(envelope.at("/signatures/0/sig").stringValue())))
                .isTrue();
    }

    private static ObjectNode statement(List<Floor> floors, Target... targets) {
        Certification found = SampleRun.of(corpus, floors, targets);
        ObjectNode statement = read(Attestation.of(found, Certificate.of(found).text()));
        assertValid(statement);
        return statement;
    }

    private static void assertValid(ObjectNode attestation) {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Schemas.text(Schemas.ATTESTATION), InputFormat.JSON)
                        .validate(attestation))
                .isEmpty();
    }

    private static List<String> texts(ObjectNode statement, String list) {
        return statement
                .path("predicate")
                .path(list)
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static ObjectNode read(String text) {
        return Json.readObject("attestation", text);
    }
}
