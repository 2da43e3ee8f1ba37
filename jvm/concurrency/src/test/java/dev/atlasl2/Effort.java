package dev.atlasl2;

import java.util.Locale;

/** How thoroughly threads are tested: {@code -Dconcurrency=short} as part of a build, {@code long} for a night. */
enum Effort {
    SHORT,
    LONG;

    /** Returns the mode of {@code -Dconcurrency}. */
    static Effort asked() {
        return valueOf(System.getProperty("concurrency", "short").toUpperCase(Locale.ROOT));
    }

    /** Returns the one number or the other. */
    int of(int small, int large) {
        return this == SHORT ? small : large;
    }
}
