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
    /** The vector was not sent to the target, or the target does not offer it; there is a reason. */
    SKIP,
    /** There was a wrong answer or none, as the list of known failures says. */
    KNOWN,
    /** The answer is right, and the list of known failures says otherwise: its entry must go. */
    OUTDATED;

    /** Tells whether a run with such a verdict cannot be certified, whatever else it has. */
    public boolean isBad() {
        return this == FAIL || this == FAULT || this == OUTDATED;
    }

    /** Returns the verdict as it is written in certificates. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
