package dev.atlasl2.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Order statistics. */
final class Statistics {
    private Statistics() {}

    /**
     * Returns a quantile, between two values by their distance; NaN of nothing.
     *
     * @param share 0..1
     */
    static double quantile(List<Double> values, double share) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        double at = share * (sorted.size() - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
    }

    /** Returns a figure with four digits, more than any is good for. */
    static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }
}
