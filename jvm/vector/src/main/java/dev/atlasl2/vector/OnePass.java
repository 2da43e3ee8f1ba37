package dev.atlasl2.vector;

import dev.atlasl2.Region;
import dev.atlasl2.internal.FillRule;
import dev.atlasl2.internal.Parallel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Copies and fills of segments that also return a total. They add up a chunk and then copy or overwrite it in the L1
 * cache, so that memory is read once. The caller has checked the arguments.
 */
final class OnePass {
    private static final long CHUNK = 8192;

    private OnePass() {}

    /** Returns the total of {@code src} before the call, and copies it to {@code dst}, of the same length. */
    static long copy(MemorySegment src, MemorySegment dst) {
        Region bytes = Segments.region(src);
        long length = src.byteSize();
        // Overlapping ranges are copied in one piece, in an order that does not overwrite bytes before they are read
        // (clause S7.3).
        long chunk = src.asOverlappingSlice(dst).isPresent() ? length : CHUNK;
        long total = 0;
        for (long at = 0; at < length; ) {
            long count = Math.min(chunk, length - at);
            total += bytes.total(at, count);
            MemorySegment.copy(src, at, dst, at, count);
            at += count;
        }
        return total;
    }

    /** Returns the total of {@code dst} before the call, and fills it by the rule of clause S6.1. */
    static long fill(MemorySegment dst, int value) {
        Region bytes = Segments.region(dst);
        long length = dst.byteSize();
        long total = length < Parallel.MIN_BYTES || !bytes.isShared()
                ? fill(dst, bytes, 0, length, value)
                : Parallel.sum(length, (from, count) -> fill(dst, bytes, from, count, value));
        if (length > 0) {
            dst.set(ValueLayout.JAVA_BYTE, length - 1, FillRule.lastByte(value, length));
        }
        return total;
    }

    /** Sets all bytes of a part to the value, and returns the total of the old bytes. */
    private static long fill(MemorySegment dst, Region bytes, long from, long length, int value) {
        long total = 0;
        for (long at = from, end = from + length; at < end; ) {
            long count = Math.min(CHUNK, end - at);
            total += bytes.total(at, count);
            dst.asSlice(at, count).fill((byte) value);
            at += count;
        }
        return total;
    }
}
