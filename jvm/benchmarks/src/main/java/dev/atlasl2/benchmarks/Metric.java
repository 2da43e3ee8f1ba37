package dev.atlasl2.benchmarks;

/** The meaning of a row's figure, and which direction is better. */
enum Metric {
    /** How many times as fast as the peer, in the same round. */
    RATIO("x", true),
    /** Of one call. */
    NANOSECONDS(" ns", false),
    /** From the first statement of main to the first answer. */
    MILLISECONDS(" ms", false),
    /** Allocated by one call. */
    BYTES(" B", false),
    /** Gigabytes of 10^9 bytes a second. */
    GIGABYTES(" GB/s", true);

    final String unit;
    final boolean moreIsBetter;

    Metric(String unit, boolean moreIsBetter) {
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
    }

    boolean reaches(double value, double goal) {
        return moreIsBetter ? value >= goal : value <= goal;
    }
}
