package dev.atlasl2.kernel;

import java.lang.module.ModuleFinder;
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
     * @param reason one phrase, also if there is one
     * @param installed whether the library's vector jar is there, so that the reason is of interest
     */
    record Answer(@Nullable Kernel kernel, String reason, boolean installed) {}

    /** @param bits 128, 256, 512, or 0 for what suits the machine */
    Answer kernel(int bits);

    /** The family of the running JVM. A class: a lambda's bootstrap would be part of the first sum of a JVM. */
    final class OfThisJvm implements VectorFamily {
        private static final int LEAST_JAVA = 25;

        private static final String NOT_INSTALLED =
                "no vector kernel is installed: atlas-l2-vector makes large sums faster";

        @Override
        public Answer kernel(int bits) {
            String reason;
            try {
                KernelProvider provider = provider();
                return new Answer(provider.kernel(bits), provider.reason(bits), true);
            } catch (UnsupportedOperationException e) {
                reason = String.valueOf(e.getMessage());
            } catch (ServiceConfigurationError | LinkageError e) {
                reason = "the vector kernel cannot run here: " + e.getMessage();
            }
            return new Answer(null, reason, isInstalled()); // slower, not broken
        }

        /** @throws UnsupportedOperationException with the reason, if this JVM can have none */
        static KernelProvider provider() {
            // Looked for before any class that links to the module is loaded: without it that would end in a
            // NoClassDefFoundError.
            boolean resolved = ModuleLayer.boot().findModule(MODULE).isPresent();
            boolean installed = isInstalled();
            boolean observable = resolved
                    || installed && ModuleFinder.ofSystem().find(MODULE).isPresent();
            String missing = missing(Runtime.version().feature(), installed, observable, resolved);
            if (missing != null) {
                throw new UnsupportedOperationException(missing);
            }
            Optional<KernelProvider> provider = ServiceLoader.load(KernelProvider.class, Kernels.class.getClassLoader())
                    .findFirst();
            if (provider.isEmpty()) {
                throw new UnsupportedOperationException(NOT_INSTALLED);
            }
            return provider.get();
        }

        private static boolean isInstalled() {
            ClassLoader loader = Kernels.class.getClassLoader();
            return loader != null && loader.getResource("META-INF/services/" + KernelProvider.class.getName()) != null;
        }

        /**
         * Returns what vectors need and do not have; null if they have all. It names the flag only if that is all.
         *
         * @param java version of the JVM
         * @param installed whether the library's vector jar is there
         * @param observable whether this Java comes with the module
         * @param resolved whether the module is part of this JVM
         */
        static @Nullable String missing(int java, boolean installed, boolean observable, boolean resolved) {
            if (java < LEAST_JAVA) {
                return "vectors need Java " + LEAST_JAVA + " or later, this is Java " + java;
            }
            if (resolved) {
                return null;
            }
            if (!installed) {
                return NOT_INSTALLED;
            }
            return observable
                    ? "the module " + MODULE + " is not in this JVM: --add-modules " + MODULE
                            + " makes large sums faster"
                    : "this Java comes without the module " + MODULE;
        }
    }
}
