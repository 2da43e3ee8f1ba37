package dev.atlasl2;

import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Readable bytes in any kind of memory. Witnesses, trees, domains and sliding checks read through this interface, so
 * each has one implementation for arrays, buffers and memory of more than 2^31 bytes. A region is a view; it never
 * copies and never writes.
 *
 * <p>Its methods may assume that ranges are inside the region, because the callers in this library have checked them.
 * It is thread-safe if the memory is.
 */
public interface Region {
    /** Returns the number of bytes, 0 or more. */
    long length();

    /** Returns the byte at {@code at}, 0..255. */
    int get(long at);

    /** Returns the exact total of a range. */
    long total(long offset, long length);

    /** Copies a range to {@code to}, from {@code at} on. */
    void copy(long offset, byte[] to, int at, int length);

    /**
     * Returns the smallest i below {@code length} for which byte {@code one + i} differs from byte {@code other + i},
     * or -1.
     */
    default long mismatch(long one, long other, long length) {
        return CopiedMismatch.of(this, one, other, length);
    }

    /**
     * Returns the array that holds the bytes, from {@link #start} on; null if there is none, or it is not accessible.
     */
    @SuppressWarnings("exports") // the annotation: it is optional for users without JSpecify
    default byte @Nullable [] array() {
        return null;
    }

    /** Returns the index in {@link #array} of byte 0. */
    default int start() {
        return 0;
    }

    /** Returns whether every thread may read the bytes, so that the work can be split. */
    default boolean isShared() {
        return true;
    }

    /**
     * Returns a view of a range of an array.
     *
     * @throws AtlasException INVALID if data is null or the range leaves it
     */
    static Region of(byte[] data, int offset, int length) {
        Require.within("data", data, "offset", offset, length);
        return new ArrayRegion(data, offset, length);
    }

    /**
     * Returns a view of the bytes of a buffer from its position to its limit. Both may change afterwards.
     *
     * @throws AtlasException INVALID if data is null
     */
    static Region of(ByteBuffer data) {
        Require.present("data", data);
        return data.hasArray()
                ? new ArrayRegion(data.array(), data.arrayOffset() + data.position(), data.remaining())
                : new BufferRegion(data.slice());
    }
}
