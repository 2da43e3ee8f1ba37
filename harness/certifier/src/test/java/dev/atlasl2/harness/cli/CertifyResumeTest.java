package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.targets.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** {@code certify --resume} continues from the valid part of an interrupted run. */
class CertifyResumeTest extends CommandFixture {
    @Test
    void interruptedRunGoesOnFromWhatItFound() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        Target counting = OracleTarget.bent("right", (request, answer) -> {
            asked.addAndGet(request.path("type").asString("").equals("run") ? 1 : 0);
            return answer;
        });
        targets = Targets.of(counting);
        run("certify", "--floors", "off", "--out", path("whole"));
        int inWhole = asked.getAndSet(0);
        targets = Targets.of(RIGHT);
        // The file of a run that was killed in the middle of its fourth line.
        floors = null;
        run("certify", "--target", "right", "--out", path("out"));
        floors = List.of();
        Path partial = folder.resolve("out/partial.jsonl");
        List<String> lines = Files.readAllLines(partial);
        assertThat(lines).hasSize(8);
        Files.writeString(partial, String.join("\n", lines.subList(0, 5)) + "\n{\"target\":\"right\",\"id\":\"de");

        targets = Targets.of(counting);
        assertThat(run("certify", "--resume", "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(out).contains("6 of 6 vectors pass, 1 of them from before");
        assertThat(asked).as("all but one of the 3 that had been asked").hasValue(inWhole - 1);
        assertThat(Files.readString(folder.resolve("out/certificate.json"))).contains("\"resumed\": 1");
        assertThat(Files.readString(folder.resolve("whole/certificate.json"))).contains("\"resumed\": 0");
        assertThat(correctness("out")).isEqualTo(correctness("whole"));
        assertThat(partial).doesNotExist();
    }

    @Test
    void changedTargetBeginsAnew() throws IOException {
        floors = null;
        run("certify", "--target", "right", "--out", path("out"));
        floors = List.of();
        targets = Targets.of(OracleTarget.bent(
                "right", (request, answer) -> answer.has("engine") ? answer.put("engine", "another") : answer));

        assertThat(run("certify", "--resume", "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(out).contains("6 of 6 vectors pass (");
    }

    @Test
    void targetOfOtherFilesBeginsAnew() throws IOException {
        Path program = Files.writeString(folder.resolve("program"), "1");
        targets = Targets.of(madeOf(program));
        floors = null;
        run("certify", "--out", path("out"));
        floors = List.of();
        assertThat(run("certify", "--resume", "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(out).contains("6 of 6 vectors pass, 3 of them from before");

        floors = null;
        run("certify", "--out", path("out"));
        floors = List.of();
        Files.writeString(program, "2");
        assertThat(run("certify", "--resume", "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(out).contains("6 of 6 vectors pass (");
    }

    @Test
    void unfinishedRunOfOtherVectorsDoesNotCount() throws IOException {
        floors = null;
        run("certify", "--target", "right", "--shard", "1/2", "--out", path("out"));
        floors = List.of();

        assertThat(run("certify", "--resume", "--target", "right", "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(out).contains("6 of 6 vectors pass (");
    }

    @Test
    void unfinishedRunOfOtherFamiliesDoesNotCount() {
        floors = null;
        run("certify", "--target", "right", "--family", "sum", "--floors", "quick", "--out", path("out"));
        floors = List.of();

        assertThat(run("certify", "--resume", "--target", "right", "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(out).contains("6 of 6 vectors pass (");
    }
}
