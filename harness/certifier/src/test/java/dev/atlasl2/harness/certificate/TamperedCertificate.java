package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.gallery.Keys;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.verdict.KnownFailures;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Floor;
import dev.atlasl2.vectors.Vector;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A certificate with a row of each kind, and what is said of it after it was changed. */
final class TamperedCertificate {
    private TamperedCertificate() {}

    /** A signed certificate of targets that are right, wrong and excused, with a floor of each kind. */
    static String certificate(Corpus corpus) {
        KnownFailures known = KnownFailures.read(
                """
                {"known": [
                  {"target": "excused", "id": "check/zero", "reason": "being fixed", "expires": "2026-01-02"},
                  {"target": "excused", "id": "delta/step", "reason": "being fixed", "expires": "2026-01-01"},
                  {"target": "excused", "id": "fill/refused", "reason": "not offered", "expires": "2026-02-01"},
                  {"target": "excused", "id": "sum/few", "reason": "was fixed", "expires": "2026-02-01"}
                ]}
                """, corpus.vectors().stream().map(Vector::id).collect(Collectors.toSet()), LocalDate.of(2026, 1, 2));
        List<Floor> floors = new ArrayList<>(SampleRun.FLOORS);
        floors.add(new Floor("sum/time", List.of("*"), "sum", 512, new Floor.Time(7), Optional.empty()));
        floors.add(new Floor("sum/ratio", List.of("*"), "sum", 512, new Floor.Ratio(0.25, "read"), Optional.empty()));
        return Certificate.of(SampleRun.excused(
                        SampleRun.of(
                                corpus,
                                floors,
                                OracleTarget.right("right"),
                                OracleTarget.faulty("faulty"),
                                OracleTarget.faulty("excused")),
                        known))
                .signed(Keys.fresh())
                .text();
    }

    /** A small one, also signed. */
    static String small(Corpus corpus) {
        return Certificate.of(SampleRun.of(corpus, SampleRun.FLOORS.subList(2, 4), OracleTarget.faulty("faulty")))
                .signed(Keys.fresh())
                .text();
    }

    static List<String> problems(JsonNode certificate, Corpus corpus) {
        return problems(CertificateText.of(certificate), corpus);
    }

    static List<String> problems(String certificate, Corpus corpus) {
        return check(certificate.getBytes(StandardCharsets.UTF_8), corpus).problems();
    }

    /** Checks a file with both verifiers. */
    static CertificateCheck.Report check(byte[] file, Corpus corpus) {
        CertificateCheck.Report report = CertificateCheck.check(file, corpus);
        SecondVerifier.compare(file, corpus, report.problems());
        return report;
    }

    /** Checks an attestation with both verifiers. */
    static AttestationCheck.Report check(byte[] file, byte[] certificate, Corpus corpus, Optional<PublicKey> trusted) {
        AttestationCheck.Report report = AttestationCheck.check(file, certificate, corpus, trusted);
        SecondVerifier.compare(file, certificate, corpus, trusted, report.problems());
        return report;
    }
}
