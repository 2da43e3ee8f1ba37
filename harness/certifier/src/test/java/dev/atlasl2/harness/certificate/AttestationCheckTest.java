package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.Keys;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.PublishedAnswers;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.targets.Artifact;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.verdict.KnownFailures;
import dev.atlasl2.harness.verdict.Shard;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.fresh.Fresh;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Each check is also done by {@link SecondVerifier}. */
@ExtendWith(SecondVerifier.class)
class AttestationCheckTest {
    @TempDir
    static Path folder;

    private static Corpus corpus;

    @BeforeAll
    static void makeCorpus() throws IOException {
        corpus = SmallCorpus.in(folder);
    }

    @Test
    void everyFlippedByteIsRefused() {
        Certification found = SampleRun.of(corpus, List.of(), OracleTarget.faulty("faulty"));
        String certificate = Certificate.of(found).text();
        byte[] file = Attestation.of(found, certificate).getBytes(StandardCharsets.UTF_8);
        assertThat(check(file, certificate).problems()).isEmpty();
        assertThat(check(file, certificate).result()).isEqualTo("FAILED");

        for (int i = 0; i < file.length; i += 7) {
            byte[] flipped = file.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            if (AttestationCheck.isOne(flipped)) { // else it is taken for a certificate, and is none
                assertThat(check(flipped, certificate).problems())
                        .as("byte %d", i)
                        .first()
                        .asString()
                        .matches("line \\d+, column \\d+ of the statement: is not what the certificate says");
            }
        }
    }

    @Test
    void attestationOfAnotherCertificateIsRefused() {
        Certification found = SampleRun.of(corpus, List.of(), OracleTarget.right("right"));
        byte[] file = Attestation.of(found, Certificate.of(found).text()).getBytes(StandardCharsets.UTF_8);
        String other = Certificate.of(SampleRun.of(corpus, List.of(), OracleTarget.faulty("faulty")))
                .text();

        assertThat(check(file, other).problems())
                .singleElement()
                .asString()
                .contains("is not what the certificate says");
        assertThat(check(file, other.replace("2026", "2027")).problems())
                .first()
                .asString()
                .startsWith("certificate.json: circumstances.started");
    }

    @Test
    void envelopeOfAnotherKeyIsRefused() {
        KeyPair mine = Keys.fresh();
        Certification found = SampleRun.of(corpus, List.of(), OracleTarget.right("right"));
        String signed = Certificate.of(found).signed(mine).text();
        byte[] file = Envelope.of(Attestation.of(found, signed), mine).getBytes(StandardCharsets.UTF_8);
        byte[] forged = Envelope.of(Attestation.of(found, signed), Keys.fresh()).getBytes(StandardCharsets.UTF_8);
        String unsigned = Certificate.of(found).text();

        assertThat(check(file, signed).problems()).isEmpty();
        assertThat(check(file, signed).signer()).contains(mine.getPublic());
        assertThat(check(forged, signed).problems()).singleElement().asString().startsWith("signatures: none");
        assertThat(check(file, unsigned).problems())
                .first()
                .asString()
                .startsWith("signatures: the certificate is not");
        byte[] bare = Attestation.of(found, signed).getBytes(StandardCharsets.UTF_8);
        assertThat(check(bare, signed, Optional.of(mine.getPublic())).problems())
                .containsExactly("signatures: there are none");
        assertThat(check(file, unsigned, Optional.of(mine.getPublic())).problems())
                .singleElement()
                .asString()
                .endsWith(" of the statement: is not what the certificate says");
        assertThat(check(forged, signed, Optional.of(mine.getPublic())).problems())
                .singleElement()
                .asString()
                .startsWith("signatures: none");
    }

    /** All that a conclusion and a scope say, with each list of tests and each kind of subject. */
    @Test
    void attestationOfEachKindOfRunIsGood() {
        KnownFailures known =
                KnownFailures.read("""
                {"known": [
                  {"target": "b", "id": "check/zero", "reason": "being fixed", "expires": "2026-02-01"},
                  {"target": "b", "id": "delta/step", "reason": "being fixed", "expires": "2026-01-01"},
                  {"target": "a", "id": "sum/few", "reason": "was fixed", "expires": "2026-02-01"}
                ]}
                """, Set.of("check/zero", "delta/step", "sum/few"), LocalDate.of(2026, 1, 2));
        Target a = OracleTarget.right("a");
        Target b = OracleTarget.faulty("b");
        Target odd = OracleTarget.right("\u202e " + "long".repeat(20));
        List<Target> many = Stream.of("e", "f", "g", "h", "i")
                .<Target>map(AttestationCheckTest::ofOtherLevels)
                .toList();
        Certification both = SampleRun.of(corpus, SampleRun.FLOORS, a, b);
        List<Certification> runs = List.of(
                both,
                SampleRun.excused(both, known),
                SampleRun.resumed(both, 3),
                withOtherFiles(both),
                SampleRun.of(corpus, List.of()),
                SampleRun.of(corpus, List.of(), a),
                SampleRun.of(corpus, SampleRun.FLOORS.subList(0, 1), a),
                SampleRun.of(corpus, SampleRun.FLOORS.subList(0, 2), a, odd),
                SampleRun.of(corpus, SampleRun.FLOORS.subList(2, 4), b),
                SampleRun.of(corpus, List.of(), many.toArray(Target[]::new)),
                SampleRun.of(corpus, List.of(), ofOtherLevels("full"), a, b),
                SampleRun.of(corpus, Fresh.given(-1, 60), List.of(), a),
                SampleRun.of(corpus, Fresh.drawn(1), List.of(), a),
                SampleRun.of(
                        corpus, Fresh.given(5, 60), List.of(), PublishedAnswers.target("table", corpus.vectors()), b),
                SampleRun.shard(corpus, new Shard(2, 3), a, b),
                SampleRun.part(corpus, List.of(), new Shard(1, 3), a),
                SampleRun.part(corpus, List.of("sum"), Shard.WHOLE, a),
                SampleRun.part(corpus, List.of("sum", "delta"), new Shard(1, 2), a),
                SampleRun.part(corpus, List.of("sum", "check"), Shard.WHOLE, b));
        KeyPair keys = Keys.fresh();
        for (Certification found : runs) {
            String certificate = Certificate.of(found).signed(keys).text();
            String statement = Attestation.of(found, certificate);
            for (String file : List.of(statement, Envelope.of(statement, keys))) {
                AttestationCheck.Report report = check(file.getBytes(StandardCharsets.UTF_8), certificate);
                assertThat(report.problems()).as(file).isEmpty();
                assertThat(report.conclusion()).isEqualTo(found.conclusion().text());
                assertThat(report.scope()).isEqualTo(found.scope().text());
            }
        }
    }

    private static OracleTarget ofOtherLevels(String id) {
        return OracleTarget.bent(id, (request, answer) -> {
            if (answer.has("engine")) {
                answer.putArray("levels").add("full").add("huge");
            }
            return answer;
        });
    }

    private static Certification withOtherFiles(Certification found) {
        TargetRun first = found.runs().getFirst();
        TargetRun other = new TargetRun(
                first.target(),
                List.of(new Artifact("oracle.jar", "ef".repeat(32)), new Artifact("c: d", "ab".repeat(32))),
                true,
                first.hello(),
                first.outcomes(),
                List.of());
        return SampleRun.with(found, List.of(other, found.runs().get(1)));
    }

    /** A time that the schema allows and that the kit does not write: the end of a day, which is the next one. */
    @Test
    void dayOfTheScopeIsThatOfTheMoment() {
        String certificate = Certificate.of(SampleRun.of(corpus, List.of(), OracleTarget.right("right")))
                .text();
        for (String time : List.of("2026-01-31T24:00:00Z", "2024-02-28T23:59:60Z", "2026-01-31T00:00:00Z")) {
            ObjectNode json = read(certificate);
            ((ObjectNode) json.get("circumstances")).put("started", time);
            json.remove("hashes");
            ObjectNode hashes = Json.object();
            hashes.set("parts", PartHashes.hashes(json));
            json.set("hashes", hashes.put("certificate", Canonical.hash(json)));
            String text = CertificateText.of(json);
            Certification found = CertificateReader.read(text.getBytes(StandardCharsets.UTF_8), corpus);
            assertThat(Scope.of(read(text), true)).isEqualTo(found.scope());
            assertThat(check(Attestation.of(found, text).getBytes(StandardCharsets.UTF_8), text)
                            .problems())
                    .isEmpty();
        }
    }

    @Test
    void changedEnvelopeIsRefused() {
        KeyPair keys = Keys.fresh();
        Certification found = SampleRun.of(corpus, List.of(), OracleTarget.right("right"));
        String signed = Certificate.of(found).signed(keys).text();
        String envelope = Envelope.of(Attestation.of(found, signed), keys);
        assertThat(problems(read(envelope), signed)).isEmpty();

        String sig = "\"" + "A".repeat(88) + "\"";
        for (String change : List.of(
                "{\"added\": 1}",
                "{\"payload\": null}",
                "{\"payload\": 7}",
                "{\"payload\": \"\"}",
                "{\"payloadType\": \"text/plain\"}",
                "{\"payloadType\": 1e30}",
                "{\"signatures\": []}",
                "{\"signatures\": {}}",
                "{\"signatures\": [1]}",
                "{\"signatures\": [{\"sig\": " + sig + "}]}",
                "{\"signatures\": [{\"keyid\": \"\", \"sig\": " + sig + "}]}")) {
            ObjectNode changed = read(envelope);
            changed.setAll(read(change));
            assertThat(problems(changed, signed))
                    .as(change)
                    .singleElement()
                    .asString()
                    .matches("(attestation|payload|payloadType|signatures)\\b.*");
        }
        for (String name : List.of("payload", "signatures")) {
            ObjectNode changed = read(envelope);
            changed.remove(name);
            assertThat(problems(changed, signed)).singleElement().asString().startsWith("attestation: ");
        }
        String moved = envelope.replace("\n  \"payload\"", "\n \"payload\"");
        assertThat(check(moved.getBytes(StandardCharsets.UTF_8), signed).problems())
                .containsExactly("the envelope is not written as envelopes are");
        byte[] file = envelope.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < file.length; i += 11) {
            byte[] flipped = file.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            if (AttestationCheck.isOne(flipped)) {
                check(flipped, signed); // the key id is a hint, so that it may be another one
            }
        }
    }

    /** What DSSE leaves open: the alphabet, the padding, the hint, and signatures of others. */
    @Test
    void envelopeIsReadAsDsseSays() {
        KeyPair keys = Keys.fresh();
        Certification found = SampleRun.of(corpus, List.of(), OracleTarget.right("right"));
        String signed = Certificate.of(found).signed(keys).text();
        ObjectNode envelope = read(Envelope.of(Attestation.of(found, signed), keys));
        String payload = envelope.get("payload").stringValue();
        String unpadded = payload.replaceAll("=*$", "");

        for (String same : List.of(unpadded, payload.replace('+', '-').replace('/', '_'))) {
            assertThat(problems(envelope.deepCopy().put("payload", same), signed))
                    .as(same)
                    .isEmpty();
        }
        for (String other : List.of(
                "====",
                "A",
                payload + "====",
                unpadded + "*",
                " " + payload,
                payload + "\n",
                unpadded + "=A",
                "=" + payload)) {
            assertThat(problems(envelope.deepCopy().put("payload", other), signed))
                    .as(other)
                    .isNotEmpty();
        }
        ObjectNode another = envelope.deepCopy();
        ObjectNode right = (ObjectNode) another.at("/signatures/0");
        String zeros = "A".repeat(86) + "==";
        another.withArray("/signatures")
                .insert(0, right.deepCopy().put("keyid", "0".repeat(64)).put("sig", zeros));
        assertThat(problems(another, signed)).isEmpty();
        for (String sig : List.of(zeros, "A".repeat(88), "*".repeat(88), "A".repeat(200))) {
            right.put("sig", sig);
            assertThat(problems(another, signed))
                    .singleElement()
                    .asString()
                    .startsWith("signatures: none of them is the key's signature");
        }
    }

    private static List<String> problems(ObjectNode envelope, String certificate) {
        return check(CertificateText.of(envelope).getBytes(StandardCharsets.UTF_8), certificate)
                .problems();
    }

    private static AttestationCheck.Report check(byte[] file, String certificate) {
        return check(file, certificate, Optional.empty());
    }

    private static AttestationCheck.Report check(byte[] file, String certificate, Optional<PublicKey> trusted) {
        return TamperedCertificate.check(file, certificate.getBytes(StandardCharsets.UTF_8), corpus, trusted);
    }

    private static ObjectNode read(String text) {
        return Json.readObject("attestation", text);
    }
}
