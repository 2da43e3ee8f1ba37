package dev.atlasl2.harness.floor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * How long one run of a bench takes, and how that compares. Figures have four digits, in nanoseconds and as ratios: a
 * verdict follows from them as a certificate has them.
 *
 * @param op the bench
 * @param size bytes a run
 * @param reps runs in the shorter of each pair of requests, at least
 * @param seconds of one run
 * @param comparison with the harness's ruler, read turn by turn with the bench
 * @param plainSeconds of one run of plain code in the target's own language; empty if it does not offer that
 * @param processors how many processors the target kept busy: 1 if it was one, or cannot be told. All times of the
 *     bench are multiplied by it, since floors are for one thread
 */
public record Measurement(
        String op,
        int size,
        long reps,
        MedianInterval seconds,
        Comparison comparison,
        Optional<Double> plainSeconds,
        double processors) {
    /** More than any figure here holds true for. */
    private static final MathContext DIGITS = new MathContext(4);

    /**
     * A bench and its ruler.
     *
     * @param ruler what the harness did
     * @param ratio how many times as fast as the ruler the bench was, by pairs of readings that follow each other
     * @param best the same by the quickest reading of each, whatever happened in between
     * @param seconds of one run of the ruler, the middle reading
     * @param quickest of one run of the ruler, in seconds, the quickest reading since the harness started
     */
    public record Comparison(Ruler ruler, MedianInterval ratio, double best, double seconds, double quickest) {
        /** Returns the most that the ratio may be: other work makes a bench slower, and none makes it faster. */
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
                rounded(processors));
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

    /** Returns 10^9 bytes a second. */
    public double gigabytesPerSecond() {
        return gigabytesPerSecond(seconds.median());
    }

    /** Returns 10^9 bytes a second of something that takes this many seconds for as many bytes. */
    public double gigabytesPerSecond(double secondsOfRun) {
        return size / secondsOfRun / 1e9;
    }

    /** Tells whether more than one processor worked for the bench. */
    public boolean isOfManyProcessors() {
        return processors > 1;
    }

    /** Returns how many times as long as at its quickest the ruler took: 1 on a machine that does nothing else. */
    public double disturbance() {
        return comparison.seconds / comparison.quickest;
    }
}
