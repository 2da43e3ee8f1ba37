package dev.atlasl2.harness.report;

import dev.atlasl2.harness.floor.Measurement;
import dev.atlasl2.harness.floor.Ruler;
import dev.atlasl2.vectors.Floor;
import java.math.BigDecimal;
import java.util.Locale;

/** Measured figures in words. */
final class Figures {
    private Figures() {}

    /** Returns throughput and ratio, such as {@code 21.3 GB/s, 0.61x the JDK's SHA-256}. */
    static String of(Measurement measured) {
        Measurement.Comparison comparison = measured.comparison();
        return gigabytes(measured.gigabytesPerSecond()) + ", "
                + ratio(comparison.ratio().median()) + " "
                + comparison.ruler().work();
    }

    static String gigabytes(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f GB/s" : value >= 10 ? "%.1f GB/s" : "%.2f GB/s", value);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, value >= 10 ? "%.0f\u00d7" : value >= 1 ? "%.1f\u00d7" : "%.2f\u00d7", value);
    }

    /** Returns by how much a figure that is now this many times as great has changed, such as {@code +4 %}. */
    static String change(double times) {
        long percent = Math.round(100 * (times - 1));
        return percent == 0
                ? "\u00b10 %"
                : String.format(Locale.ROOT, "%s%d %%", percent < 0 ? "\u2212" : "+", Math.abs(percent));
    }

    /** Returns the requirement of a floor, such as {@code at least 2 GB/s}. */
    static String asked(Floor floor) {
        return switch (floor.demand()) {
            case Floor.Throughput wanted -> "at least " + plain(wanted.gigabytesPerSecond()) + " GB/s";
            case Floor.Time wanted -> "at most " + plain(wanted.millis()) + " ms";
            case Floor.Ratio wanted ->
                "at least " + plain(wanted.least()) + "\u00d7 "
                        + Ruler.named(wanted.ruler()).work();
        };
    }

    /** Returns how long one run takes, such as {@code 43 ns}. */
    static String time(double seconds) {
        if (seconds < 1e-6) {
            return String.format(Locale.ROOT, "%.0f ns", seconds * 1e9);
        }
        return seconds < 1e-3
                ? String.format(Locale.ROOT, "%.3g \u00b5s", seconds * 1e6)
                : String.format(Locale.ROOT, "%.3g ms", seconds * 1e3);
    }

    static String bytes(long count) {
        if (count >= 1 << 20 && count % (1 << 20) == 0) {
            return (count >> 20) + " MiB";
        }
        return count >= 1024 && count % 1024 == 0 ? (count >> 10) + " KiB" : count + " B";
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : BigDecimal.valueOf(value).toPlainString();
    }
}
