package dev.atlasl2.kernel;

import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The vector kernels, as far as a JVM has them. */
@FunctionalInterface
interface VectorFamily {
    String MODULE = "jdk.incubator.vector";

    /**
     * A vector kernel, or why there is none.
     *
     * @param kernel null where there is none
     * @param reason one phrase, also where there is one
     * @param installed whether the library's vector jar is there, so that only the JVM is wanting
     */
    record Answer(@Nullable Kernel kernel, String reason, boolean installed) {}

    /** @param bits 128, 256, 512, or 0 for what suits the machine */
    Answer kernel(int bits);

    /** The family of the running JVM. A class: a lambda's bootstrap would be part of the first sum of a JVM. */
    final class OfThisJvm implements VectorFamily {
        @Override
        public Answer kernel(int bits) {
            ClassLoader loader = Kernels.class.getClassLoader();
            // Looked for before any class that links to the module is loaded: without it that would end in a
            // NoClassDefFoundError.
            if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
                String service = "META-INF/services/" + KernelProvider.class.getName();
                boolean installed = loader != null && loader.getResource(service) != null;
                return new Answer(null, "the module " + MODULE + " is not in this JVM; "
                        + (installed ? "" : "with atlas-l2-vector on Java 25 or later, ")
                        + "--add-modules " + MODULE + " makes large sums faster", installed);
            }
            try {
                Optional<KernelProvider> provider = ServiceLoader.load(KernelProvider.class, loader).findFirst();
                if (provider.isEmpty()) {
                    return new Answer(null, "no vector kernel is installed; "
                            + "atlas-l2-vector on Java 25 or later makes large sums faster", false);
                }
                return new Answer(provider.get().kernel(bits), provider.get().reason(bits), true);
            } catch (UnsupportedOperationException | ServiceConfigurationError | LinkageError e) {
                // A vector jar of another Java release, or a machine without vectors: slower, not broken.
                return new Answer(null, "the vector kernel cannot run here: " + e.getMessage(), true);
            }
        }
    }
}
