package dev.atlasl2.harness.verdict;

/** Hears of a run as it goes on. Called on the run's own thread. */
public interface Progress {
    /** Hears of nothing. */
    Progress NONE = (target, done, all, outcome) -> {};

    /** One more vector has its verdict. */
    void judged(String target, int done, int all, Outcome outcome);
}
