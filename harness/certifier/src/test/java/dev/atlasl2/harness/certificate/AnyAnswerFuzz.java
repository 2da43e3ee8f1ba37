package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.gallery.TalkingTarget;
import dev.atlasl2.vectors.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Any lines as a target's answers, all the way to a certificate. */
@ExtendWith(SecondVerifier.class)
class AnyAnswerFuzz {
    @TempDir
    static Path folder;

    private static Corpus corpus;

    @BeforeAll
    static void makeCorpus() throws IOException {
        corpus = SmallCorpus.in(folder);
    }

    @FuzzTest
    void runEndsInAGoodCertificate(byte[] input) {
        List<String> lines = new String(input, StandardCharsets.UTF_8).lines().toList();

        Certification found = SampleRun.of(corpus, List.of(), new TalkingTarget(lines));
        String certificate = Certificate.of(found).text();

        assertThat(TamperedCertificate.problems(certificate, corpus)).isEmpty();
        byte[] file = certificate.getBytes(StandardCharsets.UTF_8);
        assertThat(Certificate.of(CertificateReader.read(file, corpus)).text()).isEqualTo(certificate);
        assertThat(Attestation.of(found, certificate)).isNotEmpty();
    }
}
