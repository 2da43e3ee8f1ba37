package dev.atlasl2.benchmarks;

/** One way of doing a job. */
@FunctionalInterface
public interface Contender {
    /**
     * Does the job a number of times, in a loop that C2 compiles only for it.
     *
     * @param times 1 or more
     * @return a value that depends on every answer, so that none is optimised away
     */
    long run(int times) throws Throwable;
}
