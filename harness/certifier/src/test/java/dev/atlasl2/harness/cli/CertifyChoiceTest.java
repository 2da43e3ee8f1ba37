package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.targets.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which targets, families and shards {@code certify} runs. */
class CertifyChoiceTest extends CommandFixture {
    @Test
    void shardIsCalledAShardWhereverItIsShown() throws IOException {
        String said = "shard 2/3 passed, not a certificate until merged";
        assertThat(run("certify", "--target", "right", "--shard", "2/3", "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(out)
                .contains(
                        said + ": 1 target, 2 vectors each, 0 floors",
                        "scope: right; level core, shard 2/3; 2 vectors;");
        assertThat(run("verify", path("out/certificate.json"))).isZero();
        assertThat(out).contains("says \"" + said + "\"", "scope: right; level core, shard 2/3; 2 vectors;");
        assertThat(run("verify", path("out/attestation.json"))).isZero();
        assertThat(out).contains("says WARNED: " + said, "scope: right; level core, shard 2/3");

        assertThat(file("certificate.json"))
                .contains("\"decision\": \"passed\"")
                .doesNotContain("\"certified\"");
        assertThat(file("report.html"))
                .contains("<title>Atlas L2: " + said, "<h1>S" + said.substring(1) + "</h1>", "<header class=\"part\"")
                .doesNotContain("Certified");
        assertThat(file("summary.md")).startsWith("# Atlas L2: " + said + "\n");
        assertThat(file("badge.json")).contains("\"message\":\"" + said + "\"", "\"color\":\"lightgrey\"");
        assertThat(file("junit.xml")).contains("name=\"conclusion\" value=\"" + said + "\"", "failures=\"0\"");

        assertThat(run("certify", "--target", "right", "--shard", "7/7", "--floors", "off", "--out", path("out")))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --shard 7/7: has no vector; there are only 6");
    }

    @Test
    void familiesAreRunAloneAndSaidToBeAPart() throws IOException {
        targets = Targets.of(FAULTY);
        assertThat(run("certify", "--family", "sum,budget", "--family", "sum", "--out", path("out")))
                .isZero();
        assertThat(out)
                .contains(
                        "families sum and budget passed, not a certificate of level core (2 of 5 operations): 1 target,"
                                + " 3 vectors each, 0 floors",
                        "floors off");
        assertThat(file("certificate.json"))
                .contains("\"families\": [\"sum\", \"budget\"]", "\"--family\", \"sum,budget,sum\"");
        assertThat(file("badge.json")).contains("lightgrey");
        assertThat(run("verify", path("out/certificate.json"))).isZero();
        assertThat(run("certify", "--family", "check", "--out", path("out"))).isEqualTo(ExitCode.FALSE);
        assertThat(run("certify", "--family", "sum,sums", "--out", path("out"))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --family: unknown family \"sums\"; did you mean sum?; known are ")
                .contains("sum, check");
        assertThat(run("certify", "--family", "sum", "--level", "full", "--out", path("out")))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --family: sum has no vector of the level full");

        targets = Targets.of(RIGHT);
        assertThat(run(
                        "certify",
                        "--floors",
                        "off",
                        "--family",
                        String.join(",", corpus.families()),
                        "--out",
                        path("out")))
                .isZero();
        assertThat(out).contains("\ncertified: ");
    }

    @Test
    void slowTargetsRunOnlyWhenTheyAreAskedFor() {
        targets = Targets.of(RIGHT, OracleTarget.onlyIfNamed("slow"));

        assertThat(run("certify", "--floors", "off", "--out", path("out"))).isZero();
        assertThat(out)
                .contains(
                        "certified: 1 target",
                        "not available slow: it takes minutes, so it runs only when it is asked for; --target slow");
        assertThat(run("certify", "--floors", "off", "--target", "slow", "--out", path("out")))
                .isZero();
        assertThat(run("certify", "--floors", "off", "--require", "slow", "--out", path("out")))
                .isZero();
        assertThat(out).contains("certified: 2 targets");
    }

    @Test
    void targetOptionChoosesAndRequireAdds() {
        assertThat(run("certify", "--target", "right", "--require", "other", "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(out).contains("certified: 2 targets");

        assertThat(run("certify", "--target", "right", "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(out).contains("certified: 1 target").doesNotContain("other", "missing");
    }

    @Test
    void requiredTargetThatIsMissingIsBrokenBeforeAnyWork() {
        assertThat(run("certify", "--require", "missing", "--out", path("out"))).isEqualTo(ExitCode.BROKEN);

        assertOneLine(
                "atlas: target missing is required and not available: it was never built; to change that: build it");
        assertThat(names(folder.resolve("out"))).isEmpty();
    }

    @Test
    void nothingToRunIsBroken() {
        assertThat(run("certify", "--target", "missing", "--out", path("out"))).isEqualTo(ExitCode.BROKEN);

        assertOneLine("atlas: no target is available: missing: it was never built; to change that: build it");
    }

    @Test
    void programThatCannotRunIsNamedBeforeAnyWork() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "no program");

        assertThat(run("certify", "--target", "command:no-such-program x", "--out", path("out")))
                .isEqualTo(ExitCode.BROKEN);
        assertOneLine("atlas: --target: no program \"no-such-program\" on the PATH; to change that: install it");
        assertThat(run("certify", "--target", "command:" + plain, "--out", path("out")))
                .isEqualTo(ExitCode.BROKEN);
        assertOneLine("atlas: --target: " + plain + " is not an executable program; to change that: chmod +x");
        assertThat(run("certify", "--target", "command:" + folder.resolve("gone"), "--out", path("out")))
                .isEqualTo(ExitCode.BROKEN);
        assertOneLine("atlas: --target: there is no file " + folder.resolve("gone"));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "command:         | command: must be followed by a program, got \"command:\"",
                "command:'a b     | a ' is not closed",
                "a/b=command:java | the name before = must match",
                "=command:java    | the name before = must match",
                "right=command:sh | right is the name of a target of the kit",
            })
    void misspelledProgramIsMisuse(String text, String culprit) {
        assertThat(run("certify", "--target", text, "--out", path("out"))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --target: ").contains(culprit);
    }

    @Test
    void twoTargetsOfOneNameAreMisuse() {
        assertThat(run("certify", "--target", "x=command:sh", "--target", "x=command:env", "--out", path("out")))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --target: two targets are named x");
        assertThat(run("explain", "--target", "x=command:sh", "--target", "x=command:env", path("none.json")))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --target: two targets are named x");
        assertThat(run("explain", "--target", "right", path("none.json"))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --target: must be [NAME=]command:CMD ARG... or [NAME=]container:IMAGE, got right");
    }
}
