package dev.atlasl2.vector;

import dev.atlasl2.kernel.Kernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The total of segments of every kind, by way of an array that stays in the L1 cache: a quarter of the speed of a
 * loop of their own at 4 KiB, half at 1 MiB, nearly all of it at memory's pace (AVX2, JDK 25).
 */
final class CopiedTotal {
    private static final int CHUNK = 8192;

    private CopiedTotal() {}

    /** Returns the exact total of a range, which lies within the segment. */
    static long of(Kernel kernel, MemorySegment data, long offset, long length) {
        byte[] chunk = new byte[(int) Math.min(length, CHUNK)];
        long total = 0;
        for (long done = 0; done < length; ) {
            int count = (int) Math.min(CHUNK, length - done);
            MemorySegment.copy(data, ValueLayout.JAVA_BYTE, offset + done, chunk, 0, count);
            total += kernel.total(chunk, 0, count);
            done += count;
        }
        return total;
    }
}
