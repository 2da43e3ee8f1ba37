package dev.atlasl2.benchmarks;

import dev.atlasl2.benchmarks.Row.Goal;
import java.util.List;

/** Every row with a requirement, as a bar: how much of it was reached. */
final class GoalsPlot {
    private static final int LEFT = 300;
    private static final int RIGHT = 780;
    private static final int LINE = 22;
    /** The end of the axis; longer bars end there too, with their number. */
    private static final double MAX_SHARE = 1.6;

    private GoalsPlot() {}

    static String of(List<Result> results) {
        List<Result> judged = results.stream()
                .filter(result -> !result.unmeasured() && result.row().goal().required() != null)
                .filter(result -> result.row().goal().metric() != Metric.BYTES) // none of nothing is not a share
                .toList();
        Svg svg = new Svg(900);
        svg.text("title", 20, 30, "What each goal requires is 1: bars beyond the line meet it");
        svg.text("soft", 20, 50, "whisker: 10th to 90th percentile; dashed: the aim");
        String group = "";
        int y = 66;
        for (Result result : judged) {
            if (!result.row().group().equals(group)) {
                group = result.row().group();
                y += 14;
                svg.text("soft", 20, y + 12, group);
                y += LINE;
            }
            bar(svg, y, result);
            y += LINE;
        }
        svg.line("mark", x(1), 66, x(1), y);
        svg.text("soft middle", x(0), y + 18, "0");
        svg.text("soft middle", x(1), y + 18, "required");
        return svg.end(y + 30, "Measured against required, row by row");
    }

    private static void bar(Svg svg, int y, Result result) {
        Goal goal = result.row().goal();
        double value = share(goal, result.median());
        boolean met = value >= 1;
        svg.text("end", LEFT - 10, y + 13, result.row().label());
        svg.rectangle(met ? "good" : "bad", LEFT, y + 2, x(value) - LEFT, LINE - 8);
        double low = Math.min(share(goal, result.low()), share(goal, result.high()));
        double high = Math.max(share(goal, result.low()), share(goal, result.high()));
        svg.line("spread", x(low), y + 9, x(high), y + 9);
        if (goal.aim() != null) {
            svg.line("aim", x(share(goal, goal.aim())), y, x(share(goal, goal.aim())), y + LINE - 4);
        }
        String of = Table.figure(result.median()) + goal.metric().unit + (met ? "" : ", missed");
        svg.text("", RIGHT + 8, y + 13, of);
    }

    private static double share(Goal goal, double value) {
        return goal.metric().moreIsBetter ? value / goal.required() : goal.required() / value;
    }

    private static double x(double share) {
        return LEFT + (RIGHT - LEFT) * Math.min(share, MAX_SHARE) / MAX_SHARE;
    }
}
