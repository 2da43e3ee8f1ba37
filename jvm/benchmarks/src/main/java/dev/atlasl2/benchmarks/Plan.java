package dev.atlasl2.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every row of the table, with what it must reach. */
final class Plan {
    private final List<Row> rows = new ArrayList<>();

    private Plan() {}

    /** Returns the rows, in the table's order. */
    static List<Row> rows() {
        Plan plan = new Plan();
        plan.sums();
        return List.copyOf(plan.rows);
    }

    private void sums() {
        String group = "Sum of a byte[], vector kernel";
        sum(group, "1 KiB", 1 << 10, Jvm.VECTOR, 0.75, null);
        sum(group, "4 KiB", 1 << 12, Jvm.VECTOR, 0.80, 0.95);
        sum(group, "12,288 B", 12_288, Jvm.VECTOR, 0.85, 0.95);
        sum(group, "64 KiB", 1 << 16, Jvm.VECTOR, 0.93, 0.95);
        sum(group, "1 MiB", 1 << 20, Jvm.VECTOR, 0.93, 0.95);
        sum(group, "64 MiB", 1 << 26, Jvm.VECTOR, 0.95, null);
        group = "Sum of a byte[], SWAR kernel, without the incubator module";
        sum(group, "4 KiB", 1 << 12, Jvm.SWAR, 0.45, 0.7);
        sum(group, "12,288 B", 12_288, Jvm.SWAR, 0.45, 0.7);
        sum(group, "64 KiB", 1 << 16, Jvm.SWAR, 0.45, 0.7);
        sum(group, "1 MiB", 1 << 20, Jvm.SWAR, 0.45, 0.7);
    }

    private void sum(String group, String label, int size, Jvm jvm, double required, Double aim) {
        rows.add(new Row(
                (jvm == Jvm.SWAR ? "swar-" : "sum-") + size, group, label, "C", Metric.RATIO,
                required, aim, size, "SumBenchmark", Map.of("size", Integer.toString(size)), jvm, Need.C));
    }
}
