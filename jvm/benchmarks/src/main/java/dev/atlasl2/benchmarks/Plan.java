package dev.atlasl2.benchmarks;

import dev.atlasl2.benchmarks.Row.Goal;
import dev.atlasl2.benchmarks.Row.Job;
import dev.atlasl2.benchmarks.Row.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every row of the table, with what it must reach. */
final class Plan {
    private static final int MIB = 1 << 20;
    private static final String NO_PEER = "";
    private static final String NO_LIMIT = "";
    /** Lanes of SHA-256 are only faster than the processor's own SHA instructions with this feature. */
    private static final String LANES = "avx512f";

    private final List<Row> rows = new ArrayList<>();

    private Plan() {}

    /** Returns the rows, in the table's order. */
    static List<Row> rows() {
        Plan plan = new Plan();
        plan.sums();
        plan.segments();
        plan.smallSums();
        plan.copies();
        plan.witnesses();
        plan.threads();
        plan.firstCalls();
        plan.allocations();
        plan.pages();
        return List.copyOf(plan.rows);
    }

    private void sums() {
        sum(Jvm.VECTOR, 1 << 10, 0.75, null);
        sum(Jvm.VECTOR, 1 << 12, 0.80, 0.95);
        sum(Jvm.VECTOR, 12_288, 0.85, 0.95);
        sum(Jvm.VECTOR, 1 << 16, 0.93, 0.95);
        sum(Jvm.VECTOR, MIB, 0.93, 0.95);
        sum(Jvm.VECTOR, 64 * MIB, 0.95, null);
        sum(Jvm.SWAR, 1 << 12, 0.45, 0.7);
        sum(Jvm.SWAR, 12_288, 0.45, 0.7);
        sum(Jvm.SWAR, 1 << 16, 0.45, 0.7);
        sum(Jvm.SWAR, MIB, 0.45, 0.7);
    }

    private void sum(Jvm jvm, int size, double required, Double aim) {
        boolean swar = jvm == Jvm.SWAR;
        String group = swar ? "Sum of a byte[], SWAR, no incubator module" : "Sum of a byte[], vectors";
        Job job = new Job("SumBenchmark", Map.of("size", "" + size), jvm, Need.C);
        add((swar ? "swar-" : "sum-") + size, group, bytes(size), "C", NO_LIMIT, size, Goal.ratio(required, aim), job);
    }

    private void segments() {
        String group = "Sum of a MemorySegment, in a JVM that has seen all kinds";
        for (int size : new int[] {1 << 16, MIB}) {
            for (String kind : new String[] {"native", "mapped", "heap"}) {
                Job job = Job.of("SegmentBenchmark", Map.of("kind", kind, "size", "" + size));
                String id = "segment-" + kind + "-" + size;
                add(id, group, kind + ", " + bytes(size), "byte[]", NO_LIMIT, size, Goal.ratio(0.85, 0.97), job);
            }
        }
    }

    private void smallSums() {
        smallSum(5, 8, 5);
        smallSum(16, 10, 7);
        smallSum(64, 20, 13);
        smallSum(100, 20, 13);
    }

    private void smallSum(int length, double required, double aim) {
        Goal goal = new Goal(Metric.NANOSECONDS, required, aim, "");
        Job job = Job.of("SmallSumBenchmark", Map.of("length", "" + length));
        add("small-" + length, "Sum of a few bytes", length + " B", NO_PEER, NO_LIMIT, 0, goal, job);
    }

    private void copies() {
        String group = "Copy and fill that sum on their way";
        for (int size : new int[] {12_288, MIB}) {
            Job job = Job.of("CopyBenchmark", Map.of("size", "" + size));
            String label = "copy, " + bytes(size);
            add("copy-" + size, group, label, "sum, then copy", "C, one loop", size, Goal.ratio(1.25, null), job);
        }
        Job job = Job.of("FillBenchmark", Map.of("size", "" + 64 * MIB));
        add("fill", group, "fill, 64 MiB", "sum, then fill", NO_LIMIT, 64 * MIB, Goal.ratio(1.7, null), job);
    }

    private void witnesses() {
        tree("tree-1", "one thread", 1 << 18, new Goal(Metric.RATIO, 1.35, 1.6, LANES));
        tree("tree-2", "all threads", 64 * MIB, new Goal(Metric.RATIO, 2.3, null, LANES));
        Job whole = Job.of("WholeTreeBenchmark", Map.of("size", "" + MIB));
        String label = "WitnessTree, 1 MiB, as a floor has it";
        add("tree-floor", "Witness", label, "MessageDigest", NO_LIMIT, MIB, Goal.ratio(null, null), whole);
        Job flat = new Job("FlatWitnessBenchmark", Map.of("size", "" + MIB), Jvm.VECTOR, Need.OPENSSL);
        add("flat", "Witness", "flat, 1 MiB", "SHA256 of OpenSSL", NO_LIMIT, MIB, Goal.ratio(0.97, 1.0), flat);
        Goal lanes = new Goal(Metric.RATIO, 1.3, null, LANES);
        Job batch = Job.of("BatchBenchmark", Map.of("size", "12288"));
        add("batch", "Witness", "batch of 256 x 12,288 B", "single calls", NO_LIMIT, 256 * 12_288, lanes, batch);
    }

    private void tree(String id, String threads, int size, Goal goal) {
        String limit = "C, three SHA-NI streams";
        Job job = Job.of("TreeBenchmark", Map.of("size", "" + size));
        add(id, "Witness", "tree, " + threads + ", " + bytes(size), "MessageDigest per leaf", limit, size, goal, job);
    }

    private void threads() {
        threads("budget", "Budget", "AtomicInteger", 1, 0.95);
        threads("budget", "Budget", "AtomicInteger", 2, null);
        threads("striped", "StripedBudget", "AtomicInteger", 1, null);
        threads("striped", "StripedBudget", "AtomicInteger", 2, 1.5);
        threads("tracked", "TrackedSum", "LongAdder", 1, null);
        threads("tracked", "TrackedSum", "LongAdder", 2, 1.0);
        threads("domain", "DomainUpdate", "LongAdder", 1, null);
        threads("domain", "DomainUpdate", "LongAdder", 2, 0.3);
    }

    private void threads(String id, String what, String peer, int threads, Double required) {
        Job job = Job.of(what + "Benchmark", Map.of("threads", "" + threads));
        String name = what.equals("DomainUpdate") ? "Domain.update" : what;
        String label = name + (threads == 1 ? ", one thread" : ", two threads");
        add(id + "-" + threads, "Budgets and tracked sums", label, peer, NO_LIMIT, 0, Goal.ratio(required, null), job);
    }

    private void firstCalls() {
        firstCall("core", "class path, core alone", FirstCall.Way.CORE_ALONE);
        firstCall("class-path", "class path, vectors and their flag", FirstCall.Way.CLASS_PATH);
        firstCall("module-path", "module path, no flag", FirstCall.Way.MODULE_PATH);
    }

    private void firstCall(String id, String label, FirstCall.Way way) {
        Goal goal = new Goal(Metric.MILLISECONDS, 5.0, null, "");
        Job job = Job.of("FirstCall", Map.of("way", way.name()));
        add("first-" + id, "First sum of a fresh JVM, 12,288 B", label, NO_PEER, NO_LIMIT, 0, goal, job);
    }

    private void allocations() {
        allocation("sum", "sum of 12,288 B");
        allocation("copy", "checked copy of 12,288 B");
        allocation("flat", "flat witness of 12,288 B, WorkContext");
        allocation("tree", "tree witness of 12,288 B, WorkContext");
    }

    private void allocation(String method, String label) {
        Goal goal = new Goal(Metric.BYTES, 0.0, null, "");
        Job job = Job.of("AllocationBenchmark." + method, Map.of());
        add("gc-" + method, "Allocated by a call, once warm", label, NO_PEER, NO_LIMIT, 0, goal, job);
    }

    private void pages() {
        for (int size : new int[] {MIB, 64 * MIB}) {
            pages("small", "no flag", Jvm.VECTOR, size, Need.NOTHING);
            pages("huge", "-XX:+UseTransparentHugePages", Jvm.HUGE_PAGES, size, Need.NOTHING);
        }
        pages("numa", "-XX:+UseNUMA", Jvm.NUMA, 64 * MIB, Need.NUMA_NODES);
    }

    private void pages(String name, String flag, Jvm jvm, int size, Need needs) {
        Job job = new Job("PagesBenchmark", Map.of("size", "" + size), jvm, needs);
        String group = "Sum of a byte[] by the flags of the JVM";
        String ruler = "native memory, pages of 4 KiB";
        String label = bytes(size) + ", " + flag;
        String id = "pages-" + name + "-" + size;
        add(id, group, label, ruler, NO_LIMIT, size, Goal.ratio(null, null), job);
    }

    private void add(String id, String group, String label, String peer, String limit, long bytes, Goal goal, Job job) {
        rows.add(new Row(id, group, label, peer, limit, bytes, goal, job));
    }

    private static String bytes(int size) {
        if (size % MIB == 0) {
            return size / MIB + " MiB";
        }
        return (size % 4096 == 0 && size != 12_288) || size == 1024 ? size / 1024 + " KiB" : "12,288 B";
    }
}
