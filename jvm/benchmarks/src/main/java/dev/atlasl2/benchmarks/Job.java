package dev.atlasl2.benchmarks;

import java.util.Map;

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
