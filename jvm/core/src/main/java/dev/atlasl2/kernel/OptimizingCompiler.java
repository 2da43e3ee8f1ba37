package dev.atlasl2.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The compiler (C2) that turns vector code into vector instructions. Without it a vector is an object, and vector code
 * runs a hundred times slower than plain code: there is nothing to win.
 */
final class OptimizingCompiler {
    private OptimizingCompiler() {}

    /** Returns why this JVM has none; null if it has one, or does not tell. */
    static @Nullable String missing() {
        return missing(System.getProperty("java.vm.name", ""), System.getProperty("java.vm.info", ""));
    }

    /**
     * @param name value of {@code java.vm.name}
     * @param info value of {@code java.vm.info}: HotSpot says there how it runs code
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
