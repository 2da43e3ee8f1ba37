package dev.atlasl2.vector;

import dev.atlasl2.kernel.Kernel;

class Vector128KernelTest extends VectorKernelContract {
    private static final Kernel KERNEL = new VectorKernels().kernel(128);

    @Override
    protected Kernel kernel() {
        return KERNEL;
    }
}
