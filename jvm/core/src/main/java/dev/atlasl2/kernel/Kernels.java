package dev.atlasl2.kernel;

import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The choice of kernel: made once, when this class initialises, with its reason.
 *
 * <p>Two system properties take part. {@code atlas.kernel} chooses: {@code plain}, {@code swar}, {@code vector}, {@code vector-128},
 * {@code vector-256} or {@code vector-512}; where the chosen one is not to be had the next best is taken. {@code atlas.kernel.require}
 * takes the same names and fails instead of falling back.
 */
public final class Kernels {
    /** The names that the two properties take. */
    public static final List<String> NAMES = List.of("plain", "swar", "vector", "vector-128", "vector-256", "vector-512");

    private static final String INCUBATOR = "jdk.incubator.vector";
    private static final String FLAG = "--add-modules " + INCUBATOR;
    private static final Choice CHOICE = choose(property("atlas.kernel"), property("atlas.kernel.require"));

    private record Choice(Kernel kernel, String reason) {}

    private Kernels() {}

    /** Returns the kernel that this JVM uses. */
    public static Kernel active() {
        return CHOICE.kernel;
    }

    /** Returns one line: the kernel's name and why it was chosen. */
    public static String describe() {
        return CHOICE.kernel.name() + ": " + CHOICE.reason;
    }

    private static String property(String key) {
        String name = System.getProperty(key);
        if (name != null && !NAMES.contains(name)) {
            throw new IllegalArgumentException(key + " must be one of " + String.join(", ", NAMES) + ", got " + name);
        }
        return name;
    }

    private static Choice choose(String wanted, String required) {
        if (wanted != null && required != null && !wanted.equals(required)) {
            throw new IllegalArgumentException("atlas.kernel is " + wanted + " and atlas.kernel.require is " + required + ": both cannot hold");
        }
        String name = required != null ? required : wanted != null ? wanted : "vector";
        String cause = required != null ? "required by -Datlas.kernel.require" : wanted != null ? "chosen by -Datlas.kernel" : null;
        switch (name) {
            case "plain":
                return new Choice(new PlainKernel(), cause);
            case "swar":
                return new Choice(new SwarKernel(), cause);
            default:
                return vector(name, cause, required != null);
        }
    }

    private static Choice vector(String name, String cause, boolean required) {
        if (!isVectorOnPath()) { // whoever has only the core asked for no vectors: nothing to log
            return fallback(name, required, "atlas-l2-vector is not on the path");
        }
        String obstacle;
        try {
            // Asked first: touching a vector class without the module is a NoClassDefFoundError.
            if (ModuleLayer.boot().findModule(INCUBATOR).isEmpty()) {
                obstacle = "module " + INCUBATOR + " is not there: add " + FLAG;
            } else {
                KernelProvider provider = providers().findFirst().orElseThrow();
                Optional<Kernel> kernel = provider.kernel(name);
                if (kernel.isPresent()) {
                    return new Choice(kernel.get(), (cause == null ? "" : cause + ", ") + provider.reason());
                }
                obstacle = "this machine has no kernel " + name;
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            obstacle = "atlas-l2-vector does not load on Java " + Runtime.version().feature() + ": " + e;
        }
        Choice choice = fallback(name, required, obstacle);
        System.getLogger("dev.atlasl2").log(System.Logger.Level.INFO, "Atlas L2 uses kernel " + choice.kernel.name() + ": " + obstacle);
        return choice;
    }

    private static Choice fallback(String name, boolean required, String obstacle) {
        if (required) {
            throw new IllegalStateException("kernel " + name + " is required by -Datlas.kernel.require, but " + obstacle);
        }
        return new Choice(new SwarKernel(), obstacle);
    }

    private static ServiceLoader<KernelProvider> providers() {
        return ServiceLoader.load(KernelProvider.class, Kernels.class.getClassLoader());
    }

    /** Looks without loading: a class of Java 25 cannot be touched on 17. */
    private static boolean isVectorOnPath() {
        ClassLoader loader = Kernels.class.getClassLoader();
        return ModuleLayer.boot().findModule("dev.atlasl2.vector").isPresent()
                || loader.getResource("META-INF/services/" + KernelProvider.class.getName()) != null;
    }
}
