package dev.atlasl2.harness.floor;

import java.util.Locale;

/** The result of a measurement for a floor. */
public enum FloorVerdict {
    /** Fast enough, by more than the noise. */
    MET,
    /** Too slow, by more than the noise, and not because the machine is. */
    MISSED,
    /** Too close to the floor, given the noise of this run. */
    INCONCLUSIVE,
    /** The floor itself says that the platform cannot reach it: measured and shown, not judged. */
    STATED,
    /** The answers of the bench were wrong, or faster than the work can be done, so its speed means nothing. */
    WRONG,
    /** The target broke. */
    FAULT,
    /** The target does not offer the bench, so it has not reached the floor; nothing broke. */
    NOT_OFFERED;

    /** Returns the verdict as it is written in certificates. */
    public String json() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the verdict in words. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
