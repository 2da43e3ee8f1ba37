package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.Region;
import dev.atlasl2.spec.Limits;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import org.junit.jupiter.api.Test;

/**
 * Clause S2.4: nothing special happens at 2^31 and 2^32 bytes. Memory that is never written costs no space and little
 * time.
 */
class HugeSegmentsTest {
    private static final long BYTES = (1L << 32) + 70_001;

    @Test
    void nativeMemoryCrosses2To32() throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            assertBytesCount(calloc(arena), 0, (1L << 31) - 1, 1L << 31, (1L << 32) - 1, 1L << 32, BYTES - 1);
        }
    }

    /** Exceeds 2^31 only: unlike those of the C library, the pages of a file occupy memory once they are read. */
    @Test
    void mappedMemoryCrosses2To31() {
        long bytes = (1L << 31) + 70_001;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = Kinds.map(bytes, FileChannel.MapMode.READ_WRITE, arena);
            assertBytesCount(data, 0, (1L << 31) - 1, 1L << 31, bytes - 1);
        }
    }

    private static void assertBytesCount(MemorySegment zeros, long... places) {
        long total = 0;
        for (int i = 0; i < places.length; i++) {
            zeros.set(ValueLayout.JAVA_BYTE, places[i], (byte) (31 + i));
            total += 31 + i;
        }
        assertThat(Segments.sum(zeros)).isEqualTo((int) (total % Limits.MODULUS));
        for (int i = 0; i < places.length; i++) {
            assertThat(Segments.region(zeros).total(places[i], 1))
                    .as("byte %d", places[i])
                    .isEqualTo(31 + i);
            assertThat(Segments.region(zeros).get(places[i]))
                    .as("byte %d", places[i])
                    .isEqualTo(31 + i);
        }
    }

    /** What witnesses, trees and sliding checks read through; their own loops are the core's. */
    @Test
    void regionReachesBeyond2To32() throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = calloc(arena);
            byte[] far = new byte[20_000];
            far[1] = 96;
            far[19_999] = 5;
            long start = (1L << 32) + 1;
            MemorySegment.copy(far, 0, data, ValueLayout.JAVA_BYTE, start, far.length);
            Region region = Segments.region(data);
            byte[] copied = new byte[far.length];
            region.copy(start, copied, 0, far.length);
            assertThat(copied).isEqualTo(far);
            assertThat(region.mismatch(0, start, far.length)).isEqualTo(1);
            assertThat(region.mismatch(2, start + 2, far.length - 2)).isEqualTo(19_997);
            assertThat(region.mismatch(2, start + 2, far.length - 3)).isEqualTo(-1);
        }
    }

    /** Zeros from the C library, which unlike the arena does not touch the pages. */
    @SuppressWarnings("restricted") // the build allows it to these tests
    private static MemorySegment calloc(Arena arena) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle calloc = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("calloc"),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
        MethodHandle free = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("free"), FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
        MemorySegment memory = (MemorySegment) calloc.invokeExact(1L, BYTES);
        assertThat(memory.address())
                .as("room for %d bytes of address space", BYTES)
                .isNotZero();
        return memory.reinterpret(BYTES, arena, segment -> {
            try {
                free.invokeExact(segment);
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        });
    }
}
