package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.kernel.Kernel;
import org.junit.jupiter.api.Test;

class CarrySaveKernelTest extends VectorKernelContract {
    private static final Kernel KERNEL = new VectorKernels().carrySave();

    @Override
    protected Kernel kernel() {
        return KERNEL;
    }

    @Test
    @Override
    void nameSaysTheWidth() {
        assertThat(kernel().name()).isEqualTo("vector-512-carry-save");
    }
}
