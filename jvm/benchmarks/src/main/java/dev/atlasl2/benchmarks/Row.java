package dev.atlasl2.benchmarks;

import java.util.Map;

/**
 * A line of the table.
 *
 * @param id permanent, by which rows can be selected
 * @param group heading of its part of the table
 * @param label its name within the group
 * @param peer what it is compared with; empty if the figure needs none
 * @param limit what limits both; empty if that is the peer, or not known
 * @param bytes that one call works on, for GB/s; 0 if that means nothing
 * @param goal what it must reach
 * @param job how to measure it
 */
record Row(String id, String group, String label, String peer, String limit, long bytes, Goal goal, Job job) {
    /**
     * What a figure must reach.
     *
     * @param metric of all three
     * @param required null if nothing is required
     * @param aim null if there is none beyond what is required
     * @param restsOn the feature of the processor without which it cannot be reached, in the terms of the system;
     *     empty for none
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
     * @param jvm in which it runs
     * @param needs its requirements
     */
    record Job(String benchmark, Map<String, String> params, Jvm jvm, Need needs) {
        /** In a JVM with vectors, with only the JDK. */
        static Job of(String benchmark, Map<String, String> params) {
            return new Job(benchmark, params, Jvm.VECTOR, Need.NOTHING);
        }
    }

    /** A requirement of a row. */
    enum Need {
        NOTHING,
        C,
        OPENSSL,
        NUMA_NODES
    }
}
