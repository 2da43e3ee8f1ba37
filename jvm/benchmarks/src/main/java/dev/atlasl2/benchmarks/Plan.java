package dev.atlasl2.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every row of the table, with what it must reach. */
final class Plan {
    private static final String WITHOUT_LIMIT = "";

    private final List<Row> rows = new ArrayList<>();

    private Plan() {}

    /** Returns the rows, in the table's order. */
    static List<Row> rows() {
        Plan plan = new Plan();
        plan.sums();
        plan.segments();
        plan.small();
        plan.witnesses();
        plan.threads();
        plan.costs();
        plan.pages();
        return List.copyOf(plan.rows);
    }

    private void sums() {
        sum(Jvm.VECTOR, 1 << 10, 0.75, null);
        sum(Jvm.VECTOR, 1 << 12, 0.80, 0.95);
        sum(Jvm.VECTOR, 12_288, 0.85, 0.95);
        sum(Jvm.VECTOR, 1 << 16, 0.93, 0.95);
        sum(Jvm.VECTOR, 1 << 20, 0.93, 0.95);
        sum(Jvm.VECTOR, 1 << 26, 0.95, null);
        sum(Jvm.SWAR, 1 << 12, 0.45, 0.7);
        sum(Jvm.SWAR, 12_288, 0.45, 0.7);
        sum(Jvm.SWAR, 1 << 16, 0.45, 0.7);
        sum(Jvm.SWAR, 1 << 20, 0.45, 0.7);
    }

    private void sum(Jvm jvm, int size, double required, Double aim) {
        boolean swar = jvm == Jvm.SWAR;
        rows.add(new Row((swar ? "swar-" : "sum-") + size,
                swar ? "Sum of a byte[], SWAR, no incubator module" : "Sum of a byte[], vectors", bytes(size),
                "C, the widest vectors", WITHOUT_LIMIT, Metric.RATIO, required, aim, size, "SumBenchmark",
                Map.of("size", Integer.toString(size)), jvm, Need.C));
    }

    private void segments() {
        for (int size : new int[] {1 << 16, 1 << 20}) {
            for (String kind : new String[] {"native", "mapped", "heap"}) {
                rows.add(new Row("segment-" + kind + "-" + size, "Sum of a MemorySegment, in a JVM that has seen all kinds",
                        kind + ", " + bytes(size), "the same bytes as byte[]", WITHOUT_LIMIT, Metric.RATIO, 0.85, 0.97, size,
                        "SegmentBenchmark", Map.of("kind", kind, "size", Integer.toString(size)), Jvm.VECTOR, Need.NOTHING));
            }
        }
    }

    private void small() {
        int[] lengths = {5, 16, 64, 100};
        double[] required = {8, 10, 20, 20};
        double[] aims = {5, 7, 13, 13};
        for (int i = 0; i < lengths.length; i++) {
            rows.add(new Row("small-" + lengths[i], "Sum of a few bytes", lengths[i] + " B", "", WITHOUT_LIMIT,
                    Metric.NANOSECONDS, required[i], aims[i], 0, "SmallSumBenchmark",
                    Map.of("length", Integer.toString(lengths[i])), Jvm.VECTOR, Need.NOTHING));
        }
    }

    private void witnesses() {
        String limit = "C, three SHA-NI streams";
        duel("tree-1", "Witness", "tree, one thread, 256 KiB", "MessageDigest per leaf, one thread", limit, 1.35, 1.6, 1 << 18,
                "TreeBenchmark", "size");
        duel("tree-2", "Witness", "tree, all threads, 64 MiB", "MessageDigest per leaf, one thread", limit, 2.3, null,
                1 << 26, "TreeBenchmark", "size");
        rows.add(new Row("flat", "Witness", "flat, 1 MiB", "SHA256 of OpenSSL", WITHOUT_LIMIT, Metric.RATIO, 0.97, 1.0, 1 << 20,
                "FlatWitnessBenchmark", Map.of(), Jvm.VECTOR, Need.OPENSSL));
        duel("batch", "Witness", "batch of 256, 12,288 B each", "single calls", WITHOUT_LIMIT, 1.3, null, 12_288,
                "BatchBenchmark", "size");
    }

    private void duel(String id, String group, String label, String peer, String limit, double required, Double aim,
            int size, String benchmark, String parameter) {
        rows.add(new Row(id, group, label, peer, limit, Metric.RATIO, required, aim, size, benchmark,
                Map.of(parameter, Integer.toString(size)), Jvm.VECTOR, Need.NOTHING));
    }

    private void threads() {
        threads("budget-1", "Budget, one thread", "AtomicInteger", 0.95, "BudgetBenchmark", 1);
        threads("budget-2", "Budget, two threads", "AtomicInteger", null, "BudgetBenchmark", 2);
        threads("striped-2", "StripedBudget, two threads", "AtomicInteger", 1.5, "StripedBudgetBenchmark", 2);
        threads("tracked-1", "TrackedSum, one thread", "LongAdder", null, "TrackedSumBenchmark", 1);
        threads("tracked-2", "TrackedSum, two threads", "LongAdder", 1.0, "TrackedSumBenchmark", 2);
        threads("domain-1", "Domain.update, one thread", "LongAdder", null, "DomainUpdateBenchmark", 1);
        threads("domain-2", "Domain.update, two threads", "LongAdder", null, "DomainUpdateBenchmark", 2);
    }

    private void threads(String id, String label, String peer, Double required, String benchmark, int threads) {
        rows.add(new Row(id, "Budgets and tracked sums", label, peer, WITHOUT_LIMIT, Metric.RATIO, required, null, 0, benchmark,
                Map.of("threads", Integer.toString(threads)), Jvm.VECTOR, Need.NOTHING));
    }

    private void costs() {
        String group = "First sum of a fresh JVM, 12,288 B";
        first(group, "core", "class path, core alone (SWAR)", FirstCall.Way.CORE_ALONE);
        first(group, "class-path", "class path, with vectors and the flag", FirstCall.Way.CLASS_PATH);
        first(group, "module-path", "module path, no flag", FirstCall.Way.MODULE_PATH);
        allocation("sum", "sum of 12,288 B", "sum");
        allocation("copy", "checked copy of 12,288 B", "copy");
    }

    private void first(String group, String id, String label, FirstCall.Way way) {
        rows.add(new Row("first-" + id, group, label, "", WITHOUT_LIMIT, Metric.MILLISECONDS, 5.0, null, 0, "FirstCall",
                Map.of("way", way.name()), Jvm.VECTOR, Need.NOTHING));
    }

    private void allocation(String id, String label, String method) {
        rows.add(new Row("gc-" + id, "Allocated by a steady call", label, "", WITHOUT_LIMIT, Metric.BYTES, 0.0, null, 0,
                "AllocationBenchmark." + method, Map.of(), Jvm.VECTOR, Need.NOTHING));
    }

    private void pages() {
        for (int size : new int[] {1 << 20, 1 << 26}) {
            pages("small", "pages of 4 KiB", Jvm.VECTOR, size);
            pages("huge", "pages of 2 MiB, -XX:+UseTransparentHugePages", Jvm.HUGE_PAGES, size);
        }
    }

    private void pages(String id, String label, Jvm jvm, int size) {
        rows.add(new Row("pages-" + id + "-" + size, "Sum of a byte[] by the heap's pages", bytes(size) + ", " + label,
                "native memory in pages of 4 KiB", WITHOUT_LIMIT, Metric.RATIO, null, null, size, "PagesBenchmark",
                Map.of("size", Integer.toString(size)), jvm, Need.NOTHING));
    }

    private static String bytes(int size) {
        if (size % (1 << 20) == 0) {
            return (size >> 20) + " MiB";
        }
        return size == 12_288 ? "12,288 B" : (size >> 10) + " KiB";
    }
}
