package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atlasl2.kernel.Kernel;
import java.util.Arrays;
import jdk.incubator.vector.VectorShape;
import org.junit.jupiter.api.Test;

class VectorKernelsTest {
    private static final VectorKernels KERNELS = new VectorKernels();
    private static final int BYTES = 20_001;

    @Test
    void zeroMeansTheWidthOfTheMachine() {
        int bits = Math.min(VectorShape.preferredShape().vectorBitSize(), 512);
        if (bits < 128) {
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> KERNELS.kernel(0))
                    .withMessage("the vectors of this machine have only " + bits + " bits");
        } else {
            assertThat(KERNELS.kernel(0).name()).isEqualTo("vector-" + bits);
        }
    }

    @Test
    void otherWidthsAreRefused() {
        for (int bits : new int[] {-1, 1, 64, 127, 129, 1_024, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> KERNELS.kernel(bits))
                    .withMessageContaining(String.valueOf(bits));
        }
    }

    @Test
    void widthsLiveSideBySide() {
        byte[] data = new byte[BYTES];
        Arrays.fill(data, (byte) 0xff);
        for (int bits : new int[] {128, 256, 512, 128}) {
            Kernel kernel = KERNELS.kernel(bits);
            assertThat(kernel.name()).isEqualTo("vector-" + bits);
            assertThat(kernel.total(data, 0, BYTES)).isEqualTo(255L * BYTES);
        }
    }

    @Test
    void aForcedWidthThatIsNotTheMachinesSaysSo() {
        int own = Math.min(VectorShape.preferredShape().vectorBitSize(), 512);
        for (int bits : new int[] {128, 256, 512}) {
            String reason = KERNELS.reason(bits);
            assertThat(reason).startsWith("vectors of " + bits + " bits");
            if (bits == own) {
                assertThat(reason).doesNotContain("this machine");
            } else {
                assertThat(reason).contains("this machine").endsWith(" " + own);
            }
        }
    }
}
