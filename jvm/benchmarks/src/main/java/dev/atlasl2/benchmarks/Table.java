package dev.atlasl2.benchmarks;

import java.util.Locale;

/** Results as lines of text. */
final class Table {
    private Table() {}

    /** Returns a line for the terminal, written as soon as it is known. */
    static String line(Result result) {
        Row row = result.row();
        if (result.skipped()) {
            return format("%-22s skipped: %s", row.id(), result.note());
        }
        String unit = row.metric().unit;
        StringBuilder line = new StringBuilder(format("%-22s %8s%s  (%s .. %s)  %-8s", row.id(),
                figure(result.median()), unit, figure(result.low()), figure(result.high()), result.verdict()));
        if (row.required() != null) {
            line.append("  must reach ").append(figure(row.required()));
        }
        if (row.aim() != null) {
            line.append(", aim ").append(figure(row.aim()));
        }
        if (row.bytes() > 0 && result.ours() > 0) {
            line.append(format("  %.1f of %.1f GB/s", row.bytes() / result.ours(), row.bytes() / result.peer()));
        }
        return line.toString();
    }

    /** Returns a number with as many digits as mean something. */
    static String figure(double value) {
        return value < 10 ? format("%.2f", value) : value < 100 ? format("%.1f", value) : format("%.0f", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
