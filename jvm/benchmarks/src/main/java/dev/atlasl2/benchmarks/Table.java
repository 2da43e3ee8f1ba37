package dev.atlasl2.benchmarks;

import dev.atlasl2.benchmarks.Row.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results as lines of text. */
final class Table {
    private Table() {}

    /** Returns a line for the terminal, written as soon as it is known. */
    static String line(Result result) {
        Row row = result.row();
        if (result.unmeasured()) {
            return format("%-22s %s: %s", row.id(), result.verdict(), result.note());
        }
        String spread = "(" + spread(result) + ")";
        String start = format("%-24s %9s  %-18s %-16s ", row.id(), median(result), spread, result.verdict());
        return start + paces(result) + goals(row.goal());
    }

    private static String goals(Goal goal) {
        String required = goal.required() == null ? "" : "; must reach " + figure(goal.required());
        return required + (goal.aim() == null ? "" : ", aim " + figure(goal.aim()));
    }

    /** Returns the table of the page: a column for each machine, whose results are of the same rows. */
    static String markdown(List<Report> reports) {
        List<String> lines = new ArrayList<>();
        String group = "";
        for (Row row : Plan.rows()) {
            if (reports.stream().noneMatch(report -> report.result(row).isPresent())) {
                continue;
            }
            if (!row.group().equals(group)) {
                group = row.group();
                lines.add("");
                lines.add("### " + group);
                lines.add("| | against | must reach | aim | "
                        + reports.stream().map(Report::name).collect(Collectors.joining(" | ")) + " |");
                lines.add("|---|---|---|---|" + "---|".repeat(reports.size()));
            }
            Goal goal = row.goal();
            String unit = goal.metric().unit;
            List<String> cells = new ArrayList<>(List.of(
                    row.label(),
                    row.peer(),
                    goal.required() == null ? "" : figure(goal.required()) + unit,
                    goal.aim() == null ? "" : figure(goal.aim()) + unit));
            for (Report report : reports) {
                cells.add(report.result(row)
                        .map(result -> cell(result, report.machine()))
                        .orElse("not measured"));
            }
            lines.add("| " + String.join(" | ", cells) + " |");
        }
        return String.join("\n", lines).strip();
    }

    private static String cell(Result result, Machine machine) {
        if (result.unmeasured()) {
            return verdict(result, machine);
        }
        String paces = paces(result) + limit(result);
        return "**" + median(result) + "** " + verdict(result, machine) + "<br>" + spread(result)
                + (paces.isEmpty() ? "" : "<br>" + paces);
    }

    private static String verdict(Result result, Machine machine) {
        if (result.unmeasured()) {
            return result.verdict() + ": " + result.note();
        }
        String feature = result.row().goal().restsOn();
        return result.verdict().equals("missed")
                        && !feature.isEmpty()
                        && !machine.features().contains(feature)
                ? "missed: the figure rests on " + feature + ", which this processor does not have"
                : result.verdict();
    }

    private static String limit(Result result) {
        return result.limit() > 0
                ? "; limit: " + result.row().limit() + " (" + figure(result.peer() / result.limit()) + "x)"
                : "";
    }

    /** Ours and the peer's, in gigabytes a second or nanoseconds a call. */
    private static String paces(Result result) {
        if (result.ours() == 0) {
            return "";
        }
        long bytes = result.row().bytes();
        return bytes > 0
                ? figure(bytes / result.ours()) + " of " + figure(bytes / result.peer()) + " GB/s"
                : figure(result.ours()) + " to " + figure(result.peer()) + " ns";
    }

    private static String median(Result result) {
        return figure(result.median()) + result.row().goal().metric().unit;
    }

    private static String spread(Result result) {
        return figure(result.low()) + " .. " + figure(result.high());
    }

    /** Returns a number with as many digits as mean something. */
    static String figure(double value) {
        if (value == 0) {
            return "0";
        }
        if (value < 1) {
            return format("%.3f", value);
        }
        return value < 10 ? format("%.2f", value) : value < 100 ? format("%.1f", value) : format("%,.0f", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
