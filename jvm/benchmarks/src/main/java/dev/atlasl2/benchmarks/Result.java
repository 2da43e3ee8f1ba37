package dev.atlasl2.benchmarks;

import dev.atlasl2.benchmarks.Row.Goal;
import java.time.Duration;
import java.util.List;

/**
 * The result of a row.
 *
 * @param low the 10th percentile of the rounds, in the row's metric; NaN if it was not measured, as in the next two
 * @param median of the rounds
 * @param high the 90th percentile
 * @param ours nanoseconds per call, median over the rounds; 0 if times were not measured, as in the next two
 * @param peer the peer's
 * @param limit the limit's
 * @param note why it was not measured, or further remarks; may be empty
 * @param timedOut whether it was not measured because its time limit ended it
 */
record Result(
        Row row,
        double low,
        double median,
        double high,
        double ours,
        double peer,
        double limit,
        String note,
        boolean timedOut) {
    /**
     * A row that was measured.
     *
     * @param values one per round
     */
    Result(Row row, List<Double> values, double ours, double peer, double limit, String note) {
        this(
                row,
                Statistics.quantile(values, 0.1),
                Statistics.quantile(values, 0.5),
                Statistics.quantile(values, 0.9),
                ours,
                peer,
                limit,
                note,
                false);
    }

    static Result skipped(Row row, String reason) {
        return new Result(row, List.of(), 0, 0, 0, reason);
    }

    static Result timedOut(Row row, Duration limit) {
        String note = "not done within " + limit.toSeconds() + " s";
        return new Result(row, Double.NaN, Double.NaN, Double.NaN, 0, 0, 0, note, true);
    }

    boolean unmeasured() {
        return Double.isNaN(median);
    }

    /** Returns one word. */
    String verdict() {
        if (unmeasured()) {
            return timedOut ? "timed out" : "skipped";
        }
        Goal goal = row.goal();
        if (goal.required() == null) {
            return "stated";
        }
        if (!goal.metric().reaches(median, goal.required())) {
            return "missed";
        }
        boolean aim = goal.aim() != null && goal.metric().reaches(median, goal.aim());
        return aim ? "met, and the aim" : "met";
    }
}
