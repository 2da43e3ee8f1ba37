package dev.atlasl2.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

@Timeout(300) // a limit that does not work would hang
class TimeLimitTest {
    private static final Row TREE = Plan.rows().stream()
            .filter(row -> row.id().equals("tree-1"))
            .findFirst()
            .orElseThrow();
    private static final TimeLimit SHORT = new TimeLimit(Duration.ofSeconds(3));
    private static final TimeLimit LONG = new TimeLimit(Duration.ofDays(1));

    @Test
    @EnabledIf(
            value = "dev.atlasl2.benchmarks.PeersTest#compiler",
            disabledReason = "no gcc here; to run it: install gcc")
    void aPeerThatNeverReturnsTimesItsRowOut() throws Exception {
        Path slow = PeerLibrary.build("gcc", "slow-peers.c");
        Rounds rounds = new Rounds(2, 0, 1, List.of("-D" + PeerLibrary.PROPERTY + "=" + slow));
        Result result = SHORT.of(TREE, () -> rounds.of(TREE));
        assertThat(result.verdict()).isEqualTo("timed out");
        assertThat(Table.line(result)).startsWith("tree-1 ").endsWith(" timed out: not done within 3 s");
        Report report = new Report("here", LocalDate.EPOCH, Machine.here(), List.of(), "", "", List.of(result));
        assertThat(Table.markdown(List.of(report))).contains("| timed out: not done within 3 s |");
        assertThat(ProcessHandle.current().descendants())
                .noneMatch(process -> process.info().commandLine().orElse("").contains(slow.toString()));
    }

    @Test
    void aProcessThatNeverEndsTimesItsRowOut() throws Exception {
        Result result = SHORT.of(TREE, () -> {
            Process sleep = new ProcessBuilder("sleep", "1000").start();
            throw new IllegalStateException("ended with " + sleep.waitFor());
        });
        assertThat(result.verdict()).isEqualTo("timed out");
    }

    @Test
    void aRowWithinItsLimitIsLeftAlone() throws Exception {
        Result measured = new Result(TREE, List.of(1.0), 1, 1, 1, "");
        Process other = new ProcessBuilder("sleep", "1000").start();
        try {
            assertThat(LONG.of(TREE, () -> measured)).isSameAs(measured);
            assertThatThrownBy(() -> LONG.of(TREE, () -> {
                        throw new IllegalStateException("wrong answer");
                    }))
                    .hasMessage("wrong answer");
            assertThat(new TimeLimit(Duration.ZERO).of(TREE, () -> {
                        Thread.sleep(500);
                        return measured;
                    }))
                    .isSameAs(measured);
            assertThat(other.isAlive()).isTrue(); // processes that the row did not start continue
        } finally {
            other.destroyForcibly();
        }
    }
}
