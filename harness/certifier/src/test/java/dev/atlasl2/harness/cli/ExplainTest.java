package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.targets.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code explain} prints what {@code certify} printed about wrong answers. */
class ExplainTest extends CommandFixture {
    @Test
    void wrongAnswersAreExplainedAtOnceAndLater() {
        targets = Targets.of(OracleTarget.as("tailless", pitfall("sum-tail-dropped")));
        assertThat(run("certify", "--floors", "off", "--out", path("out"))).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("fix     ");

        assertThat(run("explain", path("out/certificate.json"))).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("sum-tail-dropped", "shortest");

        assertThat(run("explain", "--offline", path("out/certificate.json"))).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("sum-tail-dropped", "such as").doesNotContain("shortest");
        targets = Targets.of(RIGHT);
        assertThat(run("explain", path("out/certificate.json")))
                .as("by a kit that lacks the target")
                .isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("sum-tail-dropped", "such as");
    }

    @Test
    void rightAnswersNeedNoExplanation() {
        assertThat(run("certify", "--floors", "off", "--target", "right", "--out", path("out")))
                .isZero();
        assertThat(run("explain", path("out/certificate.json"))).isZero();
        assertThat(out).isEqualTo("nothing to explain: no answer is wrong\n");
    }

    /** A certificate is data: its text never starts a program. */
    @Test
    void programsOfUsersAreTargetsAndAskedAgainOnlyWhenTheyAreNamedAgain() {
        String right = "command:" + specimen("right");
        String liar = "my-liar=command:" + specimen("liar");

        assertThat(run("certify", "--floors", "off", "--target", right, "--out", path("right")))
                .isZero();
        assertThat(run("verify", path("right/certificate.json"))).isZero();
        assertThat(run("certify", "--floors", "off", "--target", liar, "--target", "right", "--out", path("out")))
                .isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("fail my-liar check/zero (S4.1): conserved must be true, got false", "shortest");

        assertThat(run("explain", path("out/certificate.json"))).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("my-liar: 1 wrong answer", "such as").doesNotContain("shortest");
        assertThat(run("explain", "--target", liar, path("out/certificate.json")))
                .isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("shortest");
    }

    @Test
    void editedCertificateIsNotExplained() throws IOException {
        run("certify", "--target", "right", "--floors", "off", "--out", path("out"));
        Path file = folder.resolve("out/certificate.json");
        Files.writeString(file, Files.readString(file).replace("\"pass\": 6", "\"pass\": 7"));

        assertThat(run("explain", file.toString())).isEqualTo(ExitCode.BROKEN);
        assertOneLine("atlas: " + file + ": correctness.targets[0] (right).totals.pass: says 7");
    }
}
