package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.Obstructing;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.vectors.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A target that is right at first and wrong when the vector is sent again is refused, with the reason. */
class AskedAgainTest {
    private static final String WHEN = "right at first; asked again after ";

    @TempDir
    Path folder;

    private Shell shell;
    private Path out;

    @BeforeEach
    void makeShell() throws IOException {
        shell = new Shell(folder).on(sticky());
        out = folder.resolve("out");
    }

    /** After any refusal it refuses sums; in the corpus's order all sums come before. */
    private static Target sticky() {
        boolean[] hasRefused = {false};
        return OracleTarget.bent("sticky", (request, answer) -> {
            switch (request.path("type").asString("")) {
                case "hello" -> hasRefused[0] = false;
                case "run" -> {
                    hasRefused[0] |= !answer.path("result").asString("").equals("OK");
                    if (hasRefused[0] && answer.has("sum")) {
                        answer.remove("sum");
                        answer.put("result", "INVALID");
                    }
                }
                default -> {}
            }
            return answer;
        });
    }

    @Test
    void errorThatStaysIsRefusedEverywhere() throws IOException {
        Shell.Ran ran = shell.certify(out);

        assertThat(ran.code()).isEqualTo(ExitCode.FALSE);
        assertThat(ran.out())
                .containsPattern("fail sticky sum/many \\(S2.1\\): " + WHEN
                        + "\\d+ others: result must be \"OK\", got \"INVALID\"")
                .contains("asked alone it is right: something is left over from an earlier request");
        for (String name : new String[] {"summary.md", "junit.xml", "report.html", "certificate.json"}) {
            assertThat(out.resolve(name)).as(name).content().contains(WHEN);
        }
        assertThat(shell.run("verify", out.resolve("certificate.json").toString())
                        .code())
                .isZero();
        assertThat(shell.run("explain", out.resolve("certificate.json").toString())
                        .out())
                .contains("asked alone it is right");
        Path again = folder.resolve("again");
        assertThat(shell.run(
                                "report",
                                "--out",
                                again.toString(),
                                out.resolve("certificate.json").toString())
                        .code())
                .isZero();
        assertThat(again.resolve("report.html")).content().contains(WHEN);
    }

    @Test
    void sameIsFoundEachTime() throws IOException {
        shell.certify(out);
        shell.certify(folder.resolve("second"));

        assertThat(correctness(out)).isEqualTo(correctness(folder.resolve("second")));
    }

    @Test
    void runThatGoesOnAsksAgainWhatItHadBefore() throws IOException {
        shell.on(new Obstructing(sticky(), out.resolve("summary.md")));
        assertThat(shell.certify(out).code()).isEqualTo(ExitCode.USAGE);
        Files.delete(out.resolve("summary.md"));
        assertThat(Files.readAllLines(out.resolve("partial.jsonl"))).noneMatch(line -> line.contains("\"fail\""));
        shell.on(sticky());

        Shell.Ran ran = shell.certify(out, "--resume");

        assertThat(ran.out()).contains("from before", WHEN);
        assertThat(ran.code()).isEqualTo(ExitCode.FALSE);
    }

    @Test
    void shardsKeepWhatTheyFound() throws IOException {
        for (int i = 1; i <= 2; i++) {
            shell.certify(folder.resolve("shard" + i), "--shard", i + "/2");
        }
        Shell.Ran ran = shell.run(
                "merge",
                "--out",
                out.toString(),
                folder.resolve("shard1/certificate.json").toString(),
                folder.resolve("shard2/certificate.json").toString());

        assertThat(ran.code()).isEqualTo(ExitCode.FALSE);
        assertThat(ran.out()).contains(WHEN);
    }

    @Test
    void knownFailureMayBeOneOfBeingAskedAgain() throws IOException {
        String entry = "{\"target\":\"sticky\",\"id\":\"ID\",\"reason\":\"r\",\"expires\":\""
                + LocalDate.now(ZoneOffset.UTC).plusDays(30) + "\"}";
        Path known = Files.writeString(
                folder.resolve("known.json"),
                "{\"known\":[" + entry.replace("ID", "delta/step") + "," + entry.replace("ID", "sum/many") + "]}");

        assertThat(shell.certify(out, "--known", known.toString()).code()).isZero();
        assertThat(shell.run("verify", out.resolve("certificate.json").toString())
                        .code())
                .isZero();
        assertThat(out.resolve("certificate.json")).content().contains(WHEN);
    }

    private static ObjectNode correctness(Path folder) throws IOException {
        return (ObjectNode) Json.readObject("certificate", Files.readString(folder.resolve("certificate.json")))
                .get("correctness");
    }
}
