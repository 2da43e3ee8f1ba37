package dev.atlasl2.harness.verdict;

/** Gets the progress of a run, on the run's own thread. */
public interface Progress {
    /** Ignores the progress. */
    Progress NONE = (target, done, all, outcome) -> {};

    /** One more vector has its verdict. */
    void judged(String target, int done, int all, Outcome outcome);
}
