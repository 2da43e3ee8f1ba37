package dev.atlasl2.kernel;

import java.util.function.Supplier;

/**
 * Offers kernels of the vector family, found with {@link java.util.ServiceLoader}. It is only called if the module
 * {@code jdk.incubator.vector} is part of the running JVM, so an implementation may link to it.
 */
public interface KernelProvider {
    /**
     * Returns the kernel whose vectors have this number of bits.
     *
     * @param bits 128, 256 or 512; or 0 for the best width on this machine
     * @throws UnsupportedOperationException with the reason, if this machine has no use for one
     */
    Kernel kernel(int bits);

    /**
     * Returns the kernel of carry-save adders, for vectors of 512 bits.
     *
     * @throws UnsupportedOperationException with the reason, if there is none
     */
    default Kernel carrySave() {
        throw new UnsupportedOperationException("this provider has no carry-save adders");
    }

    /**
     * Returns a phrase on that kernel: why it was chosen, or what is wrong with the requested width.
     *
     * @param bits as requested
     */
    default String reason(int bits) {
        return bits == 0 ? "the widest vectors that suit this machine" : "vectors of " + bits + " bits";
    }

    /**
     * Returns the hasher with this number of lanes.
     *
     * @param lanes 4, 8 or 16; or 0 for as many as this machine's vectors have
     * @throws UnsupportedOperationException with the reason, if there are none
     */
    default Supplier<LaneSha256> sha256(int lanes) {
        throw new UnsupportedOperationException("this provider hashes in no lanes");
    }
}
