package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.targets.Targets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code merge} makes one certificate of those of all shards. */
class MergeCommandTest extends CommandFixture {
    @Test
    void shardsMergeIntoTheCertificateOfASingleRun() throws IOException {
        targets = Targets.of(RIGHT, FAULTY);
        run("certify", "--out", path("whole"));
        List<String> shards = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            run("certify", "--shard", i + "/4", "--out", path("shard" + i));
            shards.add(path("shard" + i + "/certificate.json"));
            assertThat(run("verify", shards.getLast())).as(out).isZero();
        }
        Collections.reverse(shards);

        assertThat(run(command("merge", shards, "--out", path("merged")))).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("not certified: 2 targets, 6 vectors each, 4 floors");
        assertThat(run("verify", path("merged/certificate.json"))).isZero();
        assertThat(correctness("merged")).isEqualTo(correctness("whole"));
        assertThat(names(folder.resolve("merged"))).isEqualTo(names(folder.resolve("whole")));

        String one = shards.removeFirst();
        assertThat(run(command("merge", shards, "--out", path("merged")))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: the certificates do not belong together: of 4 shards these are missing: [4]");
        assertThat(run("merge", one, one, "--out", path("merged"))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: the certificates do not belong together: shard 4/4 is there 2 times");
        assertThat(run("merge", path("whole/certificate.json"), "--out", path("merged")))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: the certificates do not belong together: one certificate is of a whole run");
        targets = Targets.of(
                RIGHT,
                OracleTarget.bent(
                        "faulty",
                        (request, answer) -> answer.has("engine") ? answer.put("engine", "another") : answer));
        run("certify", "--shard", "4/4", "--out", path("shard4"));
        shards.add(path("shard4/certificate.json"));
        assertThat(run(command("merge", shards, "--out", path("merged")))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: the certificates do not belong together: the shards differ in the introduction of target"
                + " faulty: ");
    }

    @Test
    void shardsOfFamiliesMergeIntoThoseFamilies() throws IOException {
        run("certify", "--target", "right", "--family", "sum", "--out", path("whole"));
        for (int i = 1; i <= 2; i++) {
            assertThat(run(
                            "certify",
                            "--target",
                            "right",
                            "--family",
                            "sum",
                            "--shard",
                            i + "/2",
                            "--out",
                            path("shard" + i)))
                    .isZero();
        }
        String first = path("shard1/certificate.json");
        String second = path("shard2/certificate.json");
        assertThat(run("merge", first, second, "--out", path("out"))).isZero();
        assertThat(out).contains("family sum passed, not a certificate of level core (1 of 5 operations)");
        assertThat(correctness("out")).isEqualTo(correctness("whole"));
        assertThat(file("report.html")).contains("--shard 1/2</code>", "--shard 2/2</code>");

        run(
                "certify",
                "--target",
                "right",
                "--family",
                "check",
                "--family",
                "sum",
                "--shard",
                "2/2",
                "--out",
                path("shard2"));
        assertThat(run("merge", first, second, "--out", path("out"))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: the certificates do not belong together: the shards differ in the families: [sum] and ");
    }

    private static String[] command(String name, List<String> files, String... options) {
        return Stream.of(Stream.of(name), files.stream(), Stream.of(options))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }
}
