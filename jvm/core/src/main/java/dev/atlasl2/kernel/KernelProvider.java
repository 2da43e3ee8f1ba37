package dev.atlasl2.kernel;

import java.util.Optional;

/** Offers kernels that the core does not have; found by {@link java.util.ServiceLoader}. */
public interface KernelProvider {
    /**
     * Returns the kernel of that name, or the provider's best for this machine where the name is {@code vector}.
     *
     * @return empty where the provider does not know the name
     */
    Optional<Kernel> kernel(String name);

    /** Says in a few words why {@link #kernel} took what it took for {@code vector}, such as the species and what preferred it. */
    String reason();
}
