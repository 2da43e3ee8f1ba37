package dev.atlasl2.harness.floor;

import java.util.Optional;

/**
 * How long one run of a bench takes.
 *
 * @param op the bench
 * @param size bytes a run
 * @param reps runs in the shorter of each pair of requests
 * @param seconds of one run
 * @param rulerSeconds of one run of the ruler, measured in between; empty where the target does not offer it
 * @param disturbance how many times as long as on an idle machine a fixed piece of work took in between
 */
public record Measurement(
        String op, int size, long reps, Spread seconds, Optional<Spread> rulerSeconds, double disturbance) {
    /** Tells whether the machine was too busy for a slow reading to say anything about the target. */
    public boolean isDisturbed() {
        return disturbance > Disturbance.LIMIT;
    }

    /** Returns 10^9 bytes a second. */
    public double gigabytesPerSecond() {
        return size / seconds.median() / 1e9;
    }

    /** Returns how many times faster than the ruler it is; empty also where the clock saw nothing but noise. */
    public Optional<Double> ratio() {
        return rulerSeconds
                .filter(ruler -> ruler.median() > 0 && seconds.median() > 0)
                .map(ruler -> ruler.median() / seconds.median());
    }
}
