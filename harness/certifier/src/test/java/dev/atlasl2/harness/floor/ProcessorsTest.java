package dev.atlasl2.harness.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessorsTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void twoThreadsAreTwoProcessors() {
        assertThat(busy(0, 1950)).isBetween(1.8, 2.0);
        assertThat(busy(10_000, 13_900)).as("counted from the beginning").isBetween(3.7, 4.0);
    }

    @Test
    void oneThreadIsOneWhateverTheClockRoundsAndTheRuntimeCleansUp() {
        assertThat(busy(0, 1000)).isEqualTo(1);
        assertThat(busy(0, 1300)).isEqualTo(1);
        assertThat(busy(0, 10)).as("a target that waits").isEqualTo(1);
    }

    @Test
    void aTimeThatCannotBeToldSaysNothing() {
        Processors processors = new Processors(Optional::empty);
        processors.begin(0);
        processors.end(SECOND);
        assertThat(processors.busy()).isEqualTo(1);
    }

    /** The system reports processor time in steps, so a short time proves nothing. */
    @Test
    void aFewStepsOfTheClockAreNoProcessors() {
        Processors processors = new Processors(times(0, 40));
        processors.begin(0);
        processors.end(1_000_000);
        assertThat(processors.busy()).isEqualTo(1);
    }

    private static double busy(long before, long after) {
        Processors processors = new Processors(times(before, after));
        processors.begin(7 * SECOND);
        processors.end(8 * SECOND);
        return processors.busy();
    }

    private static java.util.function.Supplier<Optional<Duration>> times(long... millis) {
        Deque<Duration> times = new ArrayDeque<>(List.of(Duration.ofMillis(millis[0]), Duration.ofMillis(millis[1])));
        return () -> Optional.of(times.pop());
    }
}
