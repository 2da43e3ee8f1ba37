package dev.atlasl2.harness.verdict;

import java.util.Locale;

/** What one vector says about one target. */
public enum Verdict {
    /** The answer is right. */
    PASS,
    /** The answer is wrong. */
    FAIL,
    /** There was no answer that could be judged. */
    FAULT,
    /** The vector was not put to the target, or the target does not offer it; there is a reason. */
    SKIP;

    /** Returns the verdict as it is written in certificates. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
