package dev.atlasl2.benchmarks;

import java.util.Map;

/**
 * A line of the table.
 *
 * @param id permanent, by which rows can be selected
 * @param group heading under which it stands
 * @param label what sets it apart within its group
 * @param peer what it is compared with; empty if the figure needs none
 * @param limit what bounds both; empty where that is the peer, or not known
 * @param bytes that one call works on, for GB/s; 0 where that means nothing
 * @param goal what it must reach
 * @param job how to measure it
 */
record Row(String id, String group, String label, String peer, String limit, long bytes, Goal goal, Job job) {
    /**
     * What a figure must reach.
     *
     * @param metric of all three
     * @param required null where nothing is required
     * @param aim null if there is none beyond what is required
     * @param restsOn the processor's feature without which it cannot be reached, as the system names it; empty for none
     */
    record Goal(Metric metric, Double required, Double aim, String restsOn) {
        static Goal ratio(Double required, Double aim) {
            return new Goal(Metric.RATIO, required, aim, "");
        }
    }

    /**
     * How a row is measured.
     *
     * @param benchmark simple name of the class, or "Class.method"
     * @param params of the benchmark
     * @param jvm that it runs in
     * @param needs what must be there
     */
    record Job(String benchmark, Map<String, String> params, Jvm jvm, Need needs) {
        /** In a JVM with vectors, with nothing but the JDK. */
        static Job of(String benchmark, Map<String, String> params) {
            return new Job(benchmark, params, Jvm.VECTOR, Need.NOTHING);
        }
    }

    /** What a row cannot do without. */
    enum Need {
        NOTHING,
        C,
        OPENSSL,
        NUMA_NODES
    }
}
