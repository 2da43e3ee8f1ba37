package dev.atlasl2.harness.floor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * The time of one run of a bench, and its comparison. Figures have four digits, in nanoseconds and as ratios: verdicts
 * are computed from the digits that are in the certificate.
 *
 * @param op the bench
 * @param size bytes per run
 * @param reps minimum number of runs in the shorter of each pair of requests
 * @param seconds of one run
 * @param comparison with the harness's ruler, read in turns with the bench
 * @param plainSeconds of one run of plain code in the target's own language; empty if it does not offer that
 * @param processors how many processors the target kept busy: 1 if it was one, or if it is unknown. All times of
 *     the bench are multiplied by it, because floors are for one thread
 * @param engine which code did the work and why, if the target says so
 */
public record Measurement(
        String op,
        int size,
        long reps,
        MedianInterval seconds,
        Comparison comparison,
        Optional<Double> plainSeconds,
        double processors,
        Optional<String> engine) {
    /** More digits than any of these figures is accurate to. */
    private static final MathContext DIGITS = new MathContext(4);

    /**
     * A bench and its ruler.
     *
     * @param ruler the harness's work
     * @param ratio how many times as fast as the ruler the bench was, by pairs of consecutive readings
     * @param best the same by the quickest reading of each
     * @param seconds of one run of the ruler, the middle reading
     * @param quickest of one run of the ruler, in seconds, the quickest reading since the harness started
     */
    public record Comparison(Ruler ruler, MedianInterval ratio, double best, double seconds, double quickest) {
        /** Returns the maximum of the ratio: other work can make a bench slower, but not faster. */
        public double most() {
            return Math.max(ratio.high(), best);
        }
    }

    /** Returns these figures with as many digits as a certificate has. */
    public Measurement rounded() {
        Comparison to = comparison;
        return new Measurement(
                op,
                size,
                reps,
                new MedianInterval(roundedSeconds(seconds.median()), roundedSeconds(seconds.mad()), seconds.readings()),
                new Comparison(
                        to.ruler(),
                        new MedianInterval(
                                rounded(to.ratio().median()),
                                rounded(to.ratio().mad()),
                                to.ratio().readings()),
                        rounded(to.best()),
                        roundedSeconds(to.seconds()),
                        roundedSeconds(to.quickest())),
                plainSeconds.map(Measurement::roundedSeconds),
                rounded(processors),
                engine);
    }

    /** Returns a figure as certificates write it. */
    public static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : 0;
    }

    /** Returns nanoseconds as certificates write them. */
    public static double nanoseconds(double seconds) {
        return rounded(seconds * 1e9);
    }

    private static double roundedSeconds(double seconds) {
        return nanoseconds(seconds) / 1e9;
    }

    /** Returns 10^9 bytes per second. */
    public double gigabytesPerSecond() {
        return gigabytesPerSecond(seconds.median());
    }

    /** Returns 10^9 bytes per second for work that takes this many seconds for the same number of bytes. */
    public double gigabytesPerSecond(double secondsOfRun) {
        return size / secondsOfRun / 1e9;
    }

    /** Returns whether more than one processor worked for the bench. */
    public boolean isOfManyProcessors() {
        return processors > 1;
    }

    /** Returns the ruler's time divided by its quickest time: 1 on an idle machine. */
    public double disturbance() {
        return comparison.seconds / comparison.quickest;
    }
}
