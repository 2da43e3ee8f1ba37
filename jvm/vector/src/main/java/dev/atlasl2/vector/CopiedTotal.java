package dev.atlasl2.vector;

import dev.atlasl2.internal.Mapped;
import dev.atlasl2.kernel.Kernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The total of segments of every kind, through an array that stays in the L1 cache. It has half the speed of a special
 * loop, or the full speed of memory for large segments (Zen 3, JDK 25). For mapped files it is the only safe way: the
 * JDK's copy throws if a file was truncated.
 */
final class CopiedTotal {
    private static final int CHUNK = 8192;
    /** One array for the next call: allocating it took two thirds of the time of 12,288 bytes (Zen 3, JDK 25). */
    private static final AtomicReference<byte[]> SPARE = new AtomicReference<>(new byte[CHUNK]);

    private static final byte[] TAKEN = new byte[0];

    private CopiedTotal() {}

    /** Returns the exact total of a range, which lies within the segment. */
    static long of(Kernel kernel, MemorySegment data, long offset, long length) {
        byte[] spare = SPARE.getAndSet(TAKEN);
        byte[] chunk = spare != TAKEN ? spare : new byte[CHUNK];
        long total = 0;
        try {
            for (long done = 0; done < length; ) {
                int count = (int) Math.min(CHUNK, length - done);
                MemorySegment.copy(data, ValueLayout.JAVA_BYTE, offset + done, chunk, 0, count);
                total += kernel.total(chunk, 0, count);
                done += count;
            }
        } catch (InternalError e) {
            throw Mapped.truncated(e);
        }
        SPARE.set(chunk);
        return total;
    }
}
