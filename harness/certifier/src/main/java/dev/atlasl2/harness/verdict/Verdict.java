package dev.atlasl2.harness.verdict;

import java.util.Locale;

/** The verdict of one vector on one target. */
public enum Verdict {
    /** The answer is right. */
    PASS,
    /** The answer is wrong. */
    FAIL,
    /** There was no answer that could be judged. */
    FAULT,
    /** The vector was not sent to the target, or the target does not offer it; there is a reason. */
    SKIP,
    /** The answer was wrong or missing, and the list of known failures expects that. */
    KNOWN,
    /** The answer is right, although the list of known failures expects otherwise: its entry must be removed. */
    OUTDATED;

    /** Returns whether a run with such a verdict cannot be certified. */
    public boolean isBad() {
        return this == FAIL || this == FAULT || this == OUTDATED;
    }

    /** Returns the verdict as it is written in certificates. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
