package dev.atlasl2.harness.floor;

import java.util.Optional;

/**
 * How long one run of a bench takes, and how that compares.
 *
 * @param op the bench
 * @param size bytes a run
 * @param reps runs in the shorter of each pair of requests
 * @param seconds of one run
 * @param comparison with the harness's ruler, read turn by turn with the bench
 * @param plainSeconds of one run of plain code in the target's own language; empty where it does not offer that
 */
public record Measurement(
        String op, int size, long reps, Spread seconds, Comparison comparison, Optional<Double> plainSeconds) {
    /**
     * A bench beside a ruler.
     *
     * @param ruler what the harness did
     * @param ratio how many times as fast as the ruler the bench was, by pairs of readings that follow each other
     * @param best the same by the quickest request of each, whatever happened in between
     * @param seconds of one run of the ruler, the middle reading
     * @param quickest of one run of the ruler, in seconds, the quickest reading since the harness started
     */
    public record Comparison(Ruler ruler, Spread ratio, double best, double seconds, double quickest) {
        /** Returns the most that the ratio may be: other work makes a bench slower, and none makes it faster. */
        public double most() {
            return Math.max(ratio.high(), best);
        }
    }

    /** Returns 10^9 bytes a second. */
    public double gigabytesPerSecond() {
        return gigabytesPerSecond(seconds.median());
    }

    /** Returns 10^9 bytes a second of something that takes so many seconds for as many bytes. */
    public double gigabytesPerSecond(double secondsOfRun) {
        return size / secondsOfRun / 1e9;
    }

    /** Returns how many times as long as at its quickest the ruler took: 1 on a machine that does nothing else. */
    public double disturbance() {
        return comparison.seconds / comparison.quickest;
    }
}
