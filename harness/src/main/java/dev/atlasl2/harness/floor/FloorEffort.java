package dev.atlasl2.harness.floor;

import java.time.Duration;

/**
 * How much time measuring may take.
 *
 * @param name as it is written
 * @param warmUp running before anything counts, so that compilers have done their work; rulers get a quarter of it
 * @param reading the least that the shorter request of a pair takes: short against the turns in which a system shares out
 *     its processors, so that most readings are whole ones on a busy machine as well
 * @param rounds readings before the first judgement
 * @param maxRounds readings at most, where the judgement is not "met"
 */
public record FloorEffort(String name, Duration warmUp, Duration reading, int rounds, int maxRounds) {
    /** A few seconds a target. */
    public static final FloorEffort QUICK = new FloorEffort("quick", Duration.ofMillis(120), Duration.ofMillis(2), 9, 54);
    /** Most of a minute a target. */
    public static final FloorEffort FULL = new FloorEffort("full", Duration.ofMillis(600), Duration.ofMillis(4), 45, 180);
}
