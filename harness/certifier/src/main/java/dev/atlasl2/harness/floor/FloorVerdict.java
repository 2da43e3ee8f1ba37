package dev.atlasl2.harness.floor;

import java.util.Locale;

/** What a measurement says about a floor. */
public enum FloorVerdict {
    /** Fast enough, by more than the noise. */
    MET,
    /** Too slow, by more than the noise, and not because the machine is. */
    MISSED,
    /** Too close to the floor for the noise of this run. */
    INCONCLUSIVE,
    /** Out of the platform's reach, as the floor itself says: measured and shown, not judged. */
    STATED,
    /** The bench answered wrongly, or faster than its work can be done, so how fast it did so means nothing. */
    WRONG,
    /** The target broke. */
    FAULT,
    /** The target does not offer the bench, so it did not reach the floor; nothing broke. */
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
