package dev.atlasl2.kernel;

class PlainKernelTest extends KernelContract {
    @Override
    protected Kernel kernel() {
        return new PlainKernel();
    }
}
