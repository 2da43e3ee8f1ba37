package dev.atlasl2.harness.floor;

import java.util.Arrays;

/**
 * Repeated readings of one figure, summed up so that a few disturbed ones do not count.
 *
 * @param median the middle reading
 * @param mad the middle distance of the readings from the median
 * @param readings how many there were
 */
public record Spread(double median, double mad, int readings) {
    /** A reading this many MADs away is no accident: 3 MADs are 2 standard deviations of a normal distribution. */
    private static final int MARGIN = 3;

    static Spread of(double[] readings) {
        double median = median(readings);
        return new Spread(
                median,
                median(Arrays.stream(readings)
                        .map(reading -> Math.abs(reading - median))
                        .toArray()),
                readings.length);
    }

    /** Returns the least that the figure may be. */
    public double low() {
        return median - MARGIN * mad;
    }

    /** Returns the most that the figure may be. */
    public double high() {
        return median + MARGIN * mad;
    }

    private static double median(double[] readings) {
        if (readings.length == 0) {
            throw new IllegalArgumentException("readings must not be empty");
        }
        double[] sorted = readings.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
