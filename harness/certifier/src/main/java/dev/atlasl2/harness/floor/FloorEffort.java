package dev.atlasl2.harness.floor;

import java.time.Duration;

/**
 * How much time measuring may take.
 *
 * @param name as it is written
 * @param warmUp running time before anything counts, so that compilers have finished; rulers get a quarter of it,
 *     plain code half
 * @param steady the warm-up of a bench ends when it has not become faster for this long
 * @param longestWarmUp the maximum of a bench's warm-up, if it still becomes faster or says that it may
 * @param reading minimum time of the shorter request of a pair. It is short compared with the 3 ms or so for which
 *     a system gives a processor away, so that most requests are not interrupted on a busy machine
 * @param rounds readings before the first judgement
 * @param maxRounds maximum number of readings, if the judgement is not "met"
 */
public record FloorEffort(
        String name,
        Duration warmUp,
        Duration steady,
        Duration longestWarmUp,
        Duration reading,
        int rounds,
        int maxRounds) {
    /** A few seconds for a target that reaches its floors. */
    public static final FloorEffort QUICK = new FloorEffort(
            "quick",
            Duration.ofMillis(120),
            Duration.ofMillis(250),
            Duration.ofSeconds(8),
            Duration.ofNanos(600_000),
            12,
            48);
    /** One to three minutes for a target that reaches its floors. */
    public static final FloorEffort FULL = new FloorEffort(
            "full",
            Duration.ofMillis(600),
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ofMillis(1),
            60,
            180);
}
