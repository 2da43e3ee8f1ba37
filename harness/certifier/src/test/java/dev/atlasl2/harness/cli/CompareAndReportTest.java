package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.targets.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code compare} and {@code report}: several certificates. */
class CompareAndReportTest extends CommandFixture {
    @Test
    void whatChangedBetweenTwoRunsIsShown() {
        targets = Targets.of(OracleTarget.as("kernel", pitfall("sum-tail-dropped")), OTHER);
        run("certify", "--floors", "off", "--out", path("before"));
        targets = Targets.of(OracleTarget.right("kernel"), OTHER);
        run("certify", "--floors", "off", "--out", path("after"));

        assertThat(run("compare", path("before/certificate.json"), path("after/certificate.json")))
                .isEqualTo(ExitCode.FALSE);
        assertThat(out)
                .contains(
                        "verdicts: 3 changes",
                        "decision: not certified -> certified",
                        "kernel sum/few: fail -> pass",
                        "kernel sum/many: fail -> pass",
                        "figures: no change",
                        "circumstances: no change");

        assertThat(run("compare", path("after/certificate.json"), path("after/certificate.json")))
                .isZero();
        assertThat(out).contains("verdicts: no change");
    }

    @Test
    void reportIsWrittenAgainWithWhatCameBefore() throws IOException {
        run("certify", "--floors", "off", "--out", path("first"));
        run("certify", "--floors", "off", "--out", path("second"));
        String first = path("first/certificate.json");
        String second = path("second/certificate.json");
        Path page = folder.resolve("second/report.html");
        String before = Files.readString(page);

        assertThat(run("report", second)).isZero();
        assertThat(Files.readString(page)).isEqualTo(before);
        assertThat(run("report", second, first, second, "--out", path("trend"))).isZero();
        assertThat(out).endsWith("report.html: 2 certificates\n");
        assertThat(names(folder.resolve("trend"))).containsExactly("report.html");
        assertThat(Files.readString(folder.resolve("trend/report.html"))).contains("Over time", "2 certificates");

        Files.writeString(Path.of(first), Files.readString(Path.of(first)).replace("certified", "Certified"));
        assertThat(run("report", second, first)).isEqualTo(ExitCode.BROKEN);
        assertOneLine("atlas: " + first + ": decision");
        assertThat(run("report", path("absent.json"))).isEqualTo(ExitCode.USAGE);
        assertThat(run("report", second, "--out", second)).isEqualTo(ExitCode.USAGE);
    }
}
