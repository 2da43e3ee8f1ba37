package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.kernel.Kernel;
import dev.atlasl2.kernel.KernelContract;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What a vector kernel guarantees in addition to the contract of all kernels: segments outside the heap have a loop of
 * their own.
 */
abstract class VectorKernelContract extends KernelContract {
    private static final int BYTES = 70_000;

    @Test
    void nameSaysTheWidth() {
        assertThat(kernel().name())
                .isEqualTo("vector-" + getClass().getSimpleName().replaceAll("\\D", ""));
    }

    @Test
    void segmentsOfEveryLengthAndAlignmentAddUp() {
        byte[] data = new byte[BYTES];
        new Random(768).nextBytes(data);
        long[] before = new long[BYTES + 1];
        for (int i = 0; i < BYTES; i++) {
            before[i + 1] = before[i] + (data[i] & 0xff);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = arena.allocate(BYTES).copyFrom(MemorySegment.ofArray(data));
            SegmentKernel kernel = (SegmentKernel) kernel();
            for (int length = 0; length < BYTES - 64; length += length < 1_100 ? 1 : 997) {
                int offset = length % 64;
                assertThat(kernel.total(segment, offset, length))
                        .as("offset %d, length %d", offset, length)
                        .isEqualTo(before[offset + length] - before[offset]);
            }
        }
    }

    /** As in arrays: no lane of 16 or 32 bits may be flushed too late. */
    @Test
    void killsLaneWrapsInSegments() {
        int bytes = 16_843_011;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = arena.allocate(bytes).fill((byte) 0xff);
            Kernel kernel = kernel();
            assertThat(((SegmentKernel) kernel).total(segment, 0, bytes)).isEqualTo(255L * bytes);
            assertThat(kernel.total(segment.asByteBuffer(), 1, bytes - 1)).isEqualTo(255L * (bytes - 1));
        }
    }
}
