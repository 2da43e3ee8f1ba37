package dev.atlasl2.kernel;

import java.util.function.Supplier;

/** A vector module made up by a test. */
record FakeModule(Supplier<KernelProvider> found, boolean isInstalled) implements VectorModule {
    /** A module with these kernels and lanes. */
    static FakeModule of(KernelProvider provider) {
        return new FakeModule(() -> provider, true);
    }

    /** A module whose lookup fails with this exception. */
    static FakeModule failing(Throwable thrown, boolean installed) {
        return new FakeModule(
                () -> {
                    throw sneak(thrown);
                },
                installed);
    }

    static FakeModule absent(String reason) {
        return failing(new UnsupportedOperationException(reason), false);
    }

    @Override
    public KernelProvider provider() {
        return found.get();
    }

    @SuppressWarnings("unchecked")
    static <T extends Throwable> RuntimeException sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
