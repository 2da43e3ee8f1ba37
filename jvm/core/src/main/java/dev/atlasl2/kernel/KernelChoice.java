package dev.atlasl2.kernel;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen and why.
 *
 * @param kernel null where nothing may be computed
 * @param reason why this kernel, or why none
 * @param level how loudly to say so; OFF if {@link Kernels#describe()} is enough: the start of a logger takes 17 of the
 *     35 ms of a JVM's first sum (Zen 3, JDK 25)
 */
record KernelChoice(@Nullable Kernel kernel, String reason, Level level) {
    String describe() {
        return (kernel == null ? "none" : kernel.name()) + ": " + reason;
    }

    /** Tells the log of the JVM. */
    void log() {
        if (level == Level.OFF) {
            return;
        }
        try {
            System.getLogger("dev.atlasl2").log(level, describe());
        } catch (Throwable e) { // no logger: describe() is left
            return;
        }
    }
}
