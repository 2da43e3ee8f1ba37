package dev.atlasl2.kernel;

import java.lang.module.ModuleFinder;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The vector module of this library. */
interface VectorModule {
    /**
     * Returns the provider of vector kernels.
     *
     * @throws UnsupportedOperationException with the reason, if there can be none
     */
    KernelProvider provider();

    /** Returns whether the jar is present, so that the reason why it cannot be used is of interest. */
    boolean isInstalled();

    /** The vector module in the running JVM. */
    final class OfThisJvm implements VectorModule {
        private static final String INCUBATOR = "jdk.incubator.vector";
        private static final int MIN_JAVA = 25;

        private static final String NOT_INSTALLED =
                "no vector kernel is installed: atlas-l2-vector makes large sums faster";

        @Override
        public KernelProvider provider() {
            // Before any class that links to the module is loaded, which would otherwise fail with a
            // NoClassDefFoundError.
            boolean resolved = isResolved();
            boolean installed = isInstalled();
            boolean observable = resolved
                    || (installed && ModuleFinder.ofSystem().find(INCUBATOR).isPresent());
            String missing = missing(Runtime.version().feature(), installed, observable, resolved);
            if (missing != null) {
                throw new UnsupportedOperationException(missing);
            }
            Optional<KernelProvider> provider = ServiceLoader.load(
                            KernelProvider.class, VectorModule.class.getClassLoader())
                    .findFirst();
            if (provider.isEmpty()) {
                throw new UnsupportedOperationException(NOT_INSTALLED);
            }
            return provider.get();
        }

        /** Returns whether the JVM has the module, from its start or loaded later: then its boot loader has the classes. */
        private static boolean isResolved() {
            if (ModuleLayer.boot().findModule(INCUBATOR).isPresent()) {
                return true;
            }
            try {
                Class.forName(INCUBATOR + ".Vector", false, null);
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }

        @Override
        public boolean isInstalled() {
            ClassLoader loader = VectorModule.class.getClassLoader();
            return loader != null && loader.getResource("META-INF/services/" + KernelProvider.class.getName()) != null;
        }

        /**
         * Returns the requirements of vectors that are missing; null if there are none. It names the flag only if
         * nothing else is missing.
         *
         * @param java version of the JVM
         * @param installed whether the library's vector jar is there
         * @param observable whether this Java has the module
         * @param resolved whether the module is part of this JVM
         */
        static @Nullable String missing(int java, boolean installed, boolean observable, boolean resolved) {
            if (java < MIN_JAVA) {
                return "vectors need Java " + MIN_JAVA + " or later, this is Java " + java;
            }
            if (resolved) {
                return null;
            }
            if (!installed) {
                return NOT_INSTALLED;
            }
            return observable
                    ? "the module " + INCUBATOR + " is not in this JVM: --add-modules " + INCUBATOR
                            + " makes large sums faster"
                    : "this Java comes without the module " + INCUBATOR;
        }
    }
}
