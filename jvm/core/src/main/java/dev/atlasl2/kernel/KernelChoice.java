package dev.atlasl2.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What was chosen and why.
 *
 * @param kernel null where nothing may be computed
 * @param reason why this kernel, or why none
 * @param level how loudly to say so: INFO where something faster is one flag away
 */
record KernelChoice(@Nullable Kernel kernel, String reason, System.Logger.Level level) {
    String describe() {
        return (kernel == null ? "none" : kernel.name()) + ": " + reason;
    }
}
