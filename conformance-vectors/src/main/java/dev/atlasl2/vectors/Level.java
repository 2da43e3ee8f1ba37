package dev.atlasl2.vectors;

import java.util.Locale;

/** How demanding a vector is for the machine that answers it. */
public enum Level {
    /** Seconds in total, on every target; no region is longer than about 17 MB. */
    CORE,
    /** Regions up to about 600 MB. */
    FULL,
    /** Regions beyond 2^31 and 2^32 bytes, if the platform can address them. */
    HUGE;

    /** Returns the level as it is written in vector files: {@code core}, {@code full} or {@code huge}. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the level with this name.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Level of(String json) {
        for (Level level : values()) {
            if (level.json().equals(json)) {
                return level;
            }
        }
        throw new IllegalArgumentException("level must be core, full or huge, got \"" + json + '"');
    }
}
