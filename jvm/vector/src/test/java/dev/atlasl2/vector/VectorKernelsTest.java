package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.atlasl2.kernel.Kernel;
import dev.atlasl2.kernel.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.VectorShape;
import org.junit.jupiter.api.Test;

class VectorKernelsTest {
    private static final VectorKernels KERNELS = new VectorKernels();
    private static final int BYTES = 20_001;

    @Test
    void zeroMeansTheWidthOfTheMachine() {
        int bits = Math.min(VectorShape.preferredShape().vectorBitSize(), 512);
        assertThat(KERNELS.kernel(0).name()).isEqualTo("vector-" + bits);
    }

    @Test
    void otherWidthsAreRefused() {
        for (int bits : new int[] {-1, 1, 64, 127, 129, 1_024, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> KERNELS.kernel(bits))
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
    void theLibraryFindsThemByItselfAndTakesThemOnceTheyAreWarm() throws InterruptedException {
        assertThat(Kernels.describe()).startsWith("vector-");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Kernel kernel = Kernels.get();
        while (!(kernel instanceof SegmentKernel) && System.nanoTime() < end) {
            assertThat(kernel.name()).isEqualTo("swar");
            Thread.sleep(10);
            kernel = Kernels.get();
        }
        assertThat(Kernels.get()).isInstanceOf(SegmentKernel.class);
        assertThat(Kernels.describe()).startsWith(Kernels.get().name() + ": ").doesNotContain("warming");
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

    /**
     * A vector that leaves its method is boxed and runs 20 times slower; a box is memory, so that this shows without a
     * clock.
     */
    @Test
    void warmLoopsBoxNoVector() {
        Kernel kernel = KERNELS.kernel(0);
        byte[] data = new byte[BYTES];
        assertSettlesBelow(64, () -> kernel.total(data, 1, BYTES - 1));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = arena.allocate(BYTES);
            // The last bytes go through an array of less than four vectors.
            assertSettlesBelow(512, () -> ((SegmentKernel) kernel).total(segment, 0, BYTES));
        }
    }

    /** Runs a call until it allocates less than so many bytes a time; boxed vectors take 100,000 for these regions. */
    private static void assertSettlesBelow(long bytes, Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        long each;
        do {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1_000; i++) {
                call.run();
            }
            each = (threads.getCurrentThreadAllocatedBytes() - before) / 1_000;
        } while (each >= bytes && System.nanoTime() < end);
        assertThat(each).as("bytes allocated a call").isLessThan(bytes);
    }
}
