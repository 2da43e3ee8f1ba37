package dev.atlasl2.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The throughput of a sum by size: C, vectors and SWAR. */
final class SumsPlot {
    private static final int LEFT = 70;
    private static final int RIGHT = 780;
    private static final int TOP = 70;
    private static final int BOTTOM = 350;

    private SumsPlot() {}

    private record Point(Row row, double pace) {}

    static String of(List<Result> results) {
        List<Point> vector = points(results, "sum-", true);
        List<Point> c = points(results, "sum-", false);
        List<Point> swar = points(results, "swar-", true);
        double most = 20;
        for (List<Point> line : List.of(vector, c, swar)) {
            for (Point point : line) {
                most = Math.max(most, 20 * Math.ceil(point.pace() / 20));
            }
        }
        Svg svg = new Svg(900);
        svg.text("title", 20, 30, "Sum of a byte[], GB/s by size");
        svg.text("soft", 20, 50, "medians of rounds; C is called through java.lang.foreign on the same array");
        for (int pace = 0; pace <= most; pace += 20) {
            double y = y(pace, most);
            svg.line("grid", LEFT, y, RIGHT, y);
            svg.text("soft end", LEFT - 8, y + 4, "" + pace);
        }
        for (Point point : c) {
            svg.text("soft middle", x(point), BOTTOM + 20, point.row().label());
        }
        draw(svg, c, most, "peer", "C");
        draw(svg, swar, most, "swar", "SWAR");
        draw(svg, vector, most, "vector", "vectors");
        return svg.end(BOTTOM + 40, "Sum of a byte[] in gigabytes a second by size");
    }

    private static void draw(Svg svg, List<Point> points, double most, String style, String name) {
        if (points.isEmpty()) {
            return;
        }
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point), y(point.pace(), most)));
            svg.dot(style + "-dot", x(point), y(point.pace(), most));
        }
        svg.path("line " + style, path.toString().strip());
        int legend = switch (style) {
            case "peer" -> 0;
            case "vector" -> 1;
            default -> 2;
        };
        svg.dot(style + "-dot", RIGHT + 24, TOP + 4 + 22 * legend);
        svg.text("", RIGHT + 36, TOP + 8 + 22 * legend, name);
    }

    private static List<Point> points(List<Result> results, String prefix, boolean ours) {
        List<Point> points = new ArrayList<>();
        for (Result result : results) {
            if (result.row().id().startsWith(prefix) && !result.unmeasured()) {
                points.add(new Point(result.row(), result.row().bytes() / (ours ? result.ours() : result.peer())));
            }
        }
        return points;
    }

    /** By the logarithm of the size, from 1 KiB to 64 MiB. */
    private static double x(Point point) {
        double log = Math.log(point.row().bytes() / 1024.0) / Math.log(65_536);
        return LEFT + 30 + (RIGHT - LEFT - 60) * log;
    }

    private static double y(double pace, double most) {
        return BOTTOM - (BOTTOM - TOP) * pace / most;
    }
}
