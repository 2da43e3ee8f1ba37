package dev.atlasl2.kernel;

import dev.atlasl2.internal.Mapped;
import java.nio.ByteBuffer;

/**
 * Adds up bytes. Implementations are stateless and thread-safe. They check no arguments, because the callers in this
 * library have done so.
 *
 * <p>A kernel returns the exact total, not the sum mod 96: totals of parts can be added without a reduction (clause
 * S2.3), and a total of 2^31 bytes needs 39 bits.
 */
public interface Kernel {
    /** Returns the name that selects this kernel, such as {@code swar} or {@code vector-256}. */
    String name();

    /**
     * Returns the exact total of {@code length} bytes, each 0..255 (clauses S1.1 and S2.1).
     *
     * @param data not null
     * @param offset 0 to {@code data.length - length}
     * @param length 0 or more
     */
    long total(byte[] data, int offset, int length);

    /**
     * Returns the exact total of {@code length} bytes from the absolute {@code index}. Position and limit do not
     * change.
     *
     * <p>Memory without an accessible array is copied in chunks of 8 KiB, which stay in the L1 cache. So one loop
     * serves all kinds of memory. It is also necessary for mapped files: if the file was truncated, the copy of the JDK
     * throws, whereas a loop of vectors would crash the JVM (JDK 25).
     *
     * @param data of any kind and byte order
     * @param index 0 to {@code data.limit() - length}
     * @param length 0 or more
     */
    default long total(ByteBuffer data, int index, int length) {
        if (data.hasArray()) {
            return total(data.array(), data.arrayOffset() + index, length);
        }
        byte[] chunk = new byte[Math.min(length, 8192)];
        long total = 0;
        int count;
        try {
            for (int done = 0; done < length; done += count) { // a count: an index could pass 2^31 with the last chunk
                count = Math.min(chunk.length, length - done);
                data.get(index + done, chunk, 0, count);
                total += total(chunk, 0, count);
            }
        } catch (InternalError e) {
            throw Mapped.truncated(e);
        }
        return total;
    }

    /**
     * Copies {@code length} bytes and returns the exact total of the copied bytes. It reads each byte once if this
     * kernel can; otherwise a chunk is copied while it is in the L1 cache.
     *
     * @param srcOffset 0 to {@code src.length - length}
     * @param dst if it is {@code src}, the ranges do not overlap
     * @param dstOffset 0 to {@code dst.length - length}
     * @param length 0 or more
     */
    default long copy(byte[] src, int srcOffset, byte[] dst, int dstOffset, int length) {
        long total = 0;
        int count;
        for (int done = 0; done < length; done += count) {
            count = Math.min(8192, length - done);
            System.arraycopy(src, srcOffset + done, dst, dstOffset + done, count);
            total += total(dst, dstOffset + done, count);
        }
        return total;
    }
}
