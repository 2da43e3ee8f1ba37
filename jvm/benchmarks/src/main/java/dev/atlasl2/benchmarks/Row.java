package dev.atlasl2.benchmarks;

import java.util.Map;

/**
 * A line of the table, and how to measure it.
 *
 * @param id permanent, by which rows can be selected
 * @param group heading under which it stands
 * @param label what sets it apart within its group
 * @param peer what it is held against; empty for figures that need no peer
 * @param limit what bounds both; empty where that is the peer, or not known
 * @param metric of required, aim and what is measured
 * @param required null where nothing is required
 * @param aim null where there is none beyond what is required
 * @param bytes that one call works on, for GB/s; 0 where that means nothing
 * @param benchmark simple name of the class, or its method too, as "Class.method"
 * @param params of the benchmark
 * @param jvm the JVM that it runs in
 * @param needs what must be there
 */
record Row(
        String id,
        String group,
        String label,
        String peer,
        String limit,
        Metric metric,
        Double required,
        Double aim,
        long bytes,
        String benchmark,
        Map<String, String> params,
        Jvm jvm,
        Need needs) {}
