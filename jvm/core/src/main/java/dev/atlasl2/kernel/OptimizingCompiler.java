package dev.atlasl2.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The compiler (C2) that turns vector code into vector instructions. Without it a vector is an object, vector code is a
 * hundred times slower than plain code, and a race is pointless.
 */
final class OptimizingCompiler {
    private OptimizingCompiler() {}

    /** Returns why this JVM does not have it; null if it does, or if that is unknown. */
    static @Nullable String missing() {
        return missing(System.getProperty("java.vm.name", ""), System.getProperty("java.vm.info", ""));
    }

    /**
     * @param name value of {@code java.vm.name}
     * @param info value of {@code java.vm.info}, in which HotSpot reports how it runs code
     */
    static @Nullable String missing(String name, String info) {
        if (info.contains("interpreted mode")) {
            return "this JVM interprets (-Xint), and vectors are slow where they are not compiled";
        }
        boolean quick = info.contains("emulated-client") || name.contains("Client VM") || name.contains("Minimal VM");
        return quick
                ? "this JVM has no optimizing compiler (as with -XX:TieredStopAtLevel=1), and vectors are slow"
                        + " without it"
                : null;
    }
}
