package dev.atlasl2.harness.targets;

/**
 * What a container may use of the machine; spec/PROTOCOL.md says the same to people.
 *
 * @param memoryBytes of memory, none of it swapped
 * @param processes that it may have at once, threads included
 * @param cores as many as may be busy on average
 */
record Confinement(long memoryBytes, long processes, int cores) {
    /** Room for the regions of the full level, twice, in a language with a garbage collector. */
    static final Confinement USUAL = new Confinement(4L << 30, 256, 2);
}
