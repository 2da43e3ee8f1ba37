package dev.atlasl2.harness.floor;

import java.util.Arrays;

/**
 * Repeated readings of one figure, summarised so that disturbed ones do not count.
 *
 * @param median the middle reading
 * @param mad the middle distance of the readings from the median
 * @param readings their number
 */
public record MedianInterval(double median, double mad, int readings) {
    /**
     * Half of the interval, in MADs, times the root of the number of readings: three standard errors of the median, if
     * readings are normal (1.4826 MAD are a standard deviation, and 1.2533 of that over the root is a median's error).
     */
    private static final double MARGIN = 3 * 1.2533 * 1.4826;

    static MedianInterval of(double[] readings) {
        double median = median(readings);
        return new MedianInterval(
                median,
                median(Arrays.stream(readings)
                        .map(reading -> Math.abs(reading - median))
                        .toArray()),
                readings.length);
    }

    /** Returns the lower end of the interval. */
    public double low() {
        return median - margin();
    }

    /** Returns the upper end of the interval. */
    public double high() {
        return median + margin();
    }

    private double margin() {
        return MARGIN * mad / Math.sqrt(readings);
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
