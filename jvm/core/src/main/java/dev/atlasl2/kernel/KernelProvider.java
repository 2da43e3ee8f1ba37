package dev.atlasl2.kernel;

/**
 * Offers kernels of the vector family, found with {@link java.util.ServiceLoader}. It is only asked for where the
 * module {@code jdk.incubator.vector} is part of the running JVM, so an implementation may link to it.
 */
public interface KernelProvider {
    /**
     * Returns the kernel with lanes of so many bits in all.
     *
     * @param bits 128, 256 or 512; or 0 for the width that suits this machine best
     * @throws UnsupportedOperationException with the reason, where this machine has no use for one
     */
    Kernel kernel(int bits);
}
