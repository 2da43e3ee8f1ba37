package dev.atlasl2.benchmarks;

import dev.atlasl2.kernel.Kernel;
import dev.atlasl2.kernel.KernelProvider;
import dev.atlasl2.kernel.SwarKernel;

/** Offers a kernel whose totals of long regions are too small by one. */
public final class WrongKernels implements KernelProvider {
    @Override
    public Kernel kernel(int bits) {
        return new Kernel() {
            private final Kernel right = SwarKernel.INSTANCE;

            @Override
            public String name() {
                return "vector-256";
            }

            @Override
            public long total(byte[] data, int offset, int length) {
                return right.total(data, offset, length) - length / 4096 % 2;
            }
        };
    }
}
