package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.vectors.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a file that {@code atlas verify} is given. */
@ExtendWith(SecondVerifier.class)
class VerifyFuzz {
    @TempDir
    static Path folder;

    private static Corpus corpus;
    private static byte[] certificate;

    @BeforeAll
    static void makeCertificate() throws IOException {
        corpus = SmallCorpus.in(folder);
        certificate = TamperedCertificate.small(corpus).getBytes(StandardCharsets.UTF_8);
    }

    static Stream<byte[]> good() {
        String statement = Attestation.of(
                CertificateReader.read(certificate, corpus), new String(certificate, StandardCharsets.UTF_8));
        return Stream.concat(
                Stream.of(certificate, statement.getBytes(StandardCharsets.UTF_8)),
                ResultProof.of(certificate, "check/zero", Optional.empty()).stream()
                        .map(proof -> proof.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("good")
    @FuzzTest
    void fileIsGoodOrRefusedInLinesForATerminal(byte[] file) {
        List<String> said = assertTimeout(Duration.ofSeconds(60), () -> said(file));

        assertThat(said).isNotEmpty().allSatisfy(ReaderMessages::isFitForATerminal);
    }

    /** What verify prints of a file. */
    private static List<String> said(byte[] file) {
        if (ResultProof.isOne(file)) {
            ResultProof.Report report = ResultProof.check(file);
            SecondVerifier.compare(file, corpus, report.problem().stream().toList());
            return List.of(report.problem().orElse(report.text()));
        }
        if (AttestationCheck.isOne(file)) {
            AttestationCheck.Report report = TamperedCertificate.check(file, certificate, corpus, Optional.empty());
            return report.problems().isEmpty() ? List.of(report.result()) : report.problems();
        }
        CertificateCheck.Report report = TamperedCertificate.check(file, corpus);
        return report.isGood() ? List.of(report.headline(), report.hash(), report.root()) : report.problems();
    }
}
