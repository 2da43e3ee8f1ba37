package dev.atlasl2.harness.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final long MS = 1_000_000;

    private final WarmUp warmUp = new WarmUp(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofMillis(1_000));

    @Test
    void steadyBenchIsWarmAfterTheSteadyTime() {
        assertThat(runs(warmUp, elapsed -> 50, elapsed -> false)).isEqualTo(101);
    }

    @Test
    void timeCountsFromTheLastSpeedUp() {
        assertThat(runs(warmUp, elapsed -> elapsed < 90 ? 50 : 20, elapsed -> false))
                .isEqualTo(190);
        assertThat(runs(
                        new WarmUp(Duration.ofMillis(500), Duration.ofMillis(100), Duration.ofMillis(1_000)),
                        elapsed -> elapsed < 90 ? 50 : 20,
                        elapsed -> false))
                .as("at least the least time")
                .isEqualTo(500);
    }

    @Test
    void noiseIsNoSpeedUp() {
        assertThat(runs(warmUp, elapsed -> 50 + elapsed % 7 * 0.2, elapsed -> false))
                .isEqualTo(101);
    }

    @Test
    void benchThatNeverStopsBecomingFasterIsWarmAfterTheMost() {
        assertThat(runs(warmUp, elapsed -> Math.pow(0.96, (double) elapsed), elapsed -> false))
                .isEqualTo(1_000);
    }

    @Test
    void targetThatIsWarmingIsWaitedFor() {
        assertThat(runs(warmUp, elapsed -> 50, elapsed -> elapsed <= 400)).isEqualTo(500);
        assertThat(runs(
                        new WarmUp(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofMillis(1_000)),
                        elapsed -> 50,
                        elapsed -> true))
                .as("for a bounded time")
                .isEqualTo(1_000);
    }

    /** A bench was not steady because the machine stood still. */
    @Test
    void timeWithoutRequestsProvesNothing() {
        assertThat(warmUp.isOver(MS, 50, false)).isFalse();
        assertThat(warmUp.isOver(300 * MS, 50, false)).isFalse();
        assertThat(warmUp.isOver(301 * MS, 50, false)).isFalse();
        assertThat(warmUp.isOver(302 * MS, 50, false)).isTrue();
    }

    private interface Speed {
        double nanos(long elapsed);
    }

    private interface Says {
        boolean warming(long elapsed);
    }

    /** Returns after how many requests of a millisecond each it is over. */
    private static long runs(WarmUp warmUp, Speed speed, Says says) {
        for (long elapsed = 1; ; elapsed++) {
            if (warmUp.isOver(elapsed * MS, speed.nanos(elapsed), says.warming(elapsed))) {
                return elapsed;
            }
        }
    }
}
