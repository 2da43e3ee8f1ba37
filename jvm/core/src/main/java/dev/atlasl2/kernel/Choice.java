package dev.atlasl2.kernel;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * A choice and its reason.
 *
 * @param name {@code none} if nothing may be computed
 * @param value null if nothing may be computed
 * @param reason for this value, or for having none
 * @param level of the log message; OFF if {@link #describe()} is enough, because starting a logger takes 17 of the
 *     35 ms of a JVM's first sum (Zen 3, JDK 25)
 */
record Choice<T>(String name, @Nullable T value, String reason, Level level) {
    static <T> Choice<T> none(String reason, Level level) {
        return new Choice<>("none", null, reason, level);
    }

    /** Returns the value. */
    T get() {
        if (value == null) {
            throw new IllegalStateException(describe());
        }
        return value;
    }

    /** Returns one line. */
    String describe() {
        return name + ": " + reason;
    }

    /** Writes the line to the log of the JVM. */
    void log() {
        if (level == Level.OFF) {
            return;
        }
        try {
            System.getLogger("dev.atlasl2").log(level, describe());
        } catch (Throwable e) { // there is no logger: only describe() has it
            return;
        }
    }
}
