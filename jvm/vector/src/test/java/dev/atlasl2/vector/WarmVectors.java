package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.atlasl2.Kernels;
import dev.atlasl2.kernel.CurrentKernel;
import dev.atlasl2.kernel.Kernel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.VectorShape;
import org.junit.jupiter.api.Test;

/**
 * Vectors after C2 has compiled them. {@link JvmModesTest} runs this in new JVMs: earlier work of a JVM, such as
 * vectors wider than the machine's, affects how it compiles the code that all widths share.
 */
class WarmVectors {
    private static final int BYTES = 20_001;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(4);

    /** Which one that is depends on the machine. */
    @Test
    void theFasterKernelIsTaken() throws InterruptedException {
        assertThat(Kernels.describe()).startsWith(hasVectors() ? "vector-" : "swar: ");
        long end = System.nanoTime() + PATIENCE;
        while (Kernels.describe().contains("warming up") && System.nanoTime() < end) {
            assertThat(CurrentKernel.get().name()).isIn("plain", "swar", "vector-" + bits(), "vector-512-carry-save");
            Thread.sleep(10);
        }
        assertThat(Kernels.describe())
                .matches("vector-" + bits() + ": the widest vectors that suit this machine"
                        + "|vector-512(-carry-save)?: the widest vectors that suit this machine"
                        + "; carry-save adders at [0-9.]+ times vector-512"
                        + "|swar: vector-" + bits() + " was not faster in 60 s"
                        + "|swar: the vectors of this machine have only \\d+ bits");
        while (!Kernels.describe().startsWith(CurrentKernel.get().name() + ": ") && System.nanoTime() < end) {
            Thread.sleep(1); // between the end of the race and the change
        }
        assertThat(Kernels.describe()).startsWith(CurrentKernel.get().name() + ": ");
        assertThat(CurrentKernel.get() instanceof SegmentKernel)
                .isEqualTo(Kernels.describe().startsWith("vector-"));
    }

    /**
     * A vector that leaves its method is boxed and runs 20 times slower. A box needs memory, so this can be tested
     * without a clock.
     */
    @Test
    void warmLoopsBoxNoVector() {
        if (!hasVectors()) {
            return;
        }
        assertBoxesNoVector(new VectorKernels().kernel(0));
        if (bits() == 512) {
            assertBoxesNoVector(new VectorKernels().carrySave());
        }
    }

    private static void assertBoxesNoVector(Kernel kernel) {
        byte[] data = new byte[BYTES];
        byte[] copy = new byte[BYTES];
        assertSettlesBelow(64, () -> kernel.total(data, 1, BYTES - 1));
        assertSettlesBelow(64, () -> kernel.copy(data, 1, copy, 0, BYTES - 1));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = arena.allocate(BYTES);
            assertSettlesBelow(64, () -> ((SegmentKernel) kernel).total(segment, 0, BYTES));
        }
    }

    /** Runs a call until it allocates less than this many bytes per call; boxed vectors take 100,000. */
    private static void assertSettlesBelow(long bytes, Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = System.nanoTime() + PATIENCE;
        long each;
        do {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1_000; i++) {
                call.run();
            }
            each = (threads.getCurrentThreadAllocatedBytes() - before) / 1_000;
        } while (each >= bytes && System.nanoTime() < end);
        assertThat(each).as("bytes allocated per call").isLessThan(bytes);
    }

    private static boolean hasVectors() {
        return VectorShape.preferredShape().vectorBitSize() >= 128;
    }

    private static int bits() {
        return Math.min(VectorShape.preferredShape().vectorBitSize(), 512);
    }
}
