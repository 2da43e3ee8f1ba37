package dev.atlasl2.harness.floor;

import java.time.Duration;

/**
 * How much time measuring may take.
 *
 * @param name as it is written
 * @param warmUp running before anything counts, so that compilers have done their work; rulers get a quarter of it, plain
 *     code half
 * @param reading the least that the shorter request of a pair takes: short against the 3 ms or so for which a
 *     system gives away a processor, so that most requests go uninterrupted on a busy machine, too
 * @param rounds readings before the first judgement
 * @param maxRounds readings at most, where the judgement is not "met"
 */
public record FloorEffort(String name, Duration warmUp, Duration reading, int rounds, int maxRounds) {
    /** A few seconds a target. */
    public static final FloorEffort QUICK =
            new FloorEffort("quick", Duration.ofMillis(120), Duration.ofNanos(600_000), 12, 48);
    /** Most of a minute a target. */
    public static final FloorEffort FULL =
            new FloorEffort("full", Duration.ofMillis(600), Duration.ofMillis(1), 60, 180);
}
