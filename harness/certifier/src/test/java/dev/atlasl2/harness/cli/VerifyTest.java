package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.certificate.Certificate;
import dev.atlasl2.harness.gallery.Keys;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.vectors.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code verify} and {@code prove}: what is good, and what is refused. */
class VerifyTest extends CommandFixture {
    @Test
    void oneResultIsProvedWithoutTheRest() throws IOException {
        run("certify", "--floors", "off", "--out", path("out"));
        String certificate = path("out/certificate.json");

        assertThat(run("prove", certificate, "sum/many", "--target", "other")).isZero();
        Path proof = Files.writeString(folder.resolve("proof.json"), out);
        assertThat(run("verify", proof.toString())).isZero();
        assertThat(out).startsWith("good " + proof + ": other sum/many: pass\nroot of the results");
        String root = out.strip().replaceFirst("(?s).* ", "");
        assertThat(run("verify", "--root", root, certificate)).isZero();
        assertThat(run("verify", "--root", root, proof.toString())).isZero();

        assertThat(run("verify", "--root", "0".repeat(64), proof.toString())).isEqualTo(ExitCode.FALSE);
        assertThat(run("verify", "--root", "0".repeat(64), certificate)).isEqualTo(ExitCode.FALSE);
        Files.writeString(proof, Files.readString(proof).replace("\"pass\"", "\"fail\""));
        assertThat(run("verify", proof.toString())).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("path: does not lead from the result to the root");
        assertThat(run("prove", certificate, "sum/many")).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: " + certificate + ": has 2 results of sum/many; name the target with --target");
        assertThat(run("prove", certificate, "sum/none")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void signatureShowsWhoMadeACertificate() throws IOException {
        Path mine = Keys.write(folder.resolve("mine.pem"), folder.resolve("mine.pub"));
        Path other = Keys.write(folder.resolve("other.pem"), folder.resolve("other.pub"));
        assertThat(run("certify", "--floors", "off", "--sign", mine.toString(), "--out", path("out")))
                .isZero();
        String certificate = path("out/certificate.json");

        assertThat(run("verify", certificate)).isZero();
        assertThat(out).contains("signed with the key sha256:");
        assertThat(run("verify", "--key", path("mine.pub"), certificate)).isZero();
        assertThat(out).contains(", as asked");
        assertThat(run("verify", "--key", path("other.pub"), certificate)).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("signature.publicKey: is another key");

        String attestation = path("out/attestation.json");
        assertThat(run("verify", attestation)).isZero();
        assertThat(out).startsWith("good " + attestation + ": says PASSED").contains(", as the certificate is");
        assertThat(run("verify", "--key", path("other.pub"), attestation)).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("signatures: none of them is the key's");
        assertThat(run("verify", "--root", "00", attestation)).isEqualTo(ExitCode.USAGE);

        run("certify", "--floors", "off", "--out", path("unsigned"));
        assertThat(run("verify", path("unsigned/attestation.json"))).isZero();
        assertThat(out).contains("not signed");
        assertThat(run("verify", "--key", path("mine.pub"), path("unsigned/certificate.json")))
                .isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("signature: there is none");
        assertThat(run("verify", "--key", other.toString(), certificate)).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --key " + other + ": expected a PEM file with BEGIN PUBLIC KEY");
        assertThat(run("certify", "--sign", path("mine.pub"), "--out", path("out")))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --sign " + path("mine.pub") + ": expected a PEM file with BEGIN PRIVATE KEY");
    }

    @Test
    void certificateOfOtherVectorsIsGoodOnlyIfThatIsAskedFor() throws IOException {
        run("certify", "--target", "right", "--floors", "off", "--out", path("out"));
        corpus = Corpus.load();
        String certificate = path("out/certificate.json");

        assertThat(run("verify", certificate)).isEqualTo(ExitCode.FALSE);
        assertThat(out).startsWith("refused " + certificate + ": correctness.corpus.root: is another corpus");
        assertThat(run("verify", "--any-corpus", certificate)).isZero();
        assertThat(out).contains("scope: right; level core; 6 vectors;", "another corpus than this kit's, ");
        assertThat(run("verify", "--any-corpus", path("out/attestation.json"))).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void certificateOfAnotherKitIsSaidToBeOne() throws IOException {
        Path file = folder.resolve("certificate.json");
        Files.writeString(
                file, Certificate.of(SampleRun.of(corpus, List.of(), RIGHT)).text());

        assertThat(run("verify", file.toString())).isZero();
        assertThat(out).contains("its kit is 0.1.0, this one is " + CommandContext.version());
    }

    @Test
    void folderIsNoCertificate() {
        assertThat(run("verify", folder.toString())).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: " + folder + ": is a folder; name the certificate.json in it");
    }

    @Test
    void editedCertificateIsRefusedNamingThePlace() throws IOException {
        run("certify", "--target", "right", "--floors", "off", "--out", path("out"));
        Path file = folder.resolve("out/certificate.json");
        Files.writeString(file, Files.readString(file).replace("\"pass\": 6", "\"pass\": 7"));

        assertThat(run("verify", file.toString())).isEqualTo(ExitCode.FALSE);
        assertThat(out)
                .contains("refused " + file + ": correctness.targets[0] (right).totals.pass: says 7, the rows give 6");
        assertThat(err).isEmpty();
    }
}
