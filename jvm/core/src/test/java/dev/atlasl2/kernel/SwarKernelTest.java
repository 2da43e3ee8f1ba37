package dev.atlasl2.kernel;

class SwarKernelTest extends KernelContract {
    @Override
    protected Kernel kernel() {
        return SwarKernel.INSTANCE;
    }
}
