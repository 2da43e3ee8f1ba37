package dev.atlasl2.files;

/**
 * Loads the module of the Vector API into the running JVM, in the way in which the JDK loads the modules of agents.
 * Then SHA-256 in lanes takes part in the race of {@link dev.atlasl2.Kernels}. With {@code --add-modules} instead, every
 * run would start more slowly, and print a warning.
 */
final class VectorApi {
    /**
     * Until lanes are compiled they have cost 1.7 s of processor time, and then they save 0.1 s a GiB: at 16 GiB both
     * are equal (Zen 4, JDK 25).
     */
    static final long MIN_BYTES = 32L << 30;

    private static final String MODULE = "jdk.incubator.vector";

    private VectorApi() {}

    /**
     * Returns whether the module is there. The JVM must have been started with {@code --add-exports
     * java.base/jdk.internal.module=ALL-UNNAMED}.
     */
    static boolean load() {
        try {
            Class<?> modules = Class.forName("jdk.internal.module.Modules");
            return modules.getMethod("loadModule", String.class).invoke(null, MODULE) != null;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return false; // slower, not broken
        }
    }
}
