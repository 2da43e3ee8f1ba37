package dev.atlasl2.benchmarks;

/** What a row cannot do without. */
enum Need {
    NOTHING,
    C,
    OPENSSL,
    NUMA_NODES
}
