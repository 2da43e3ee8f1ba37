package dev.atlasl2;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import java.nio.ByteBuffer;

/**
 * Bytes with a cached sum (clause S8). Writes through this buffer keep the sum; after writes made elsewhere call {@link #invalidate}.
 * The bytes are the caller's own, not a copy. Not thread-safe.
 */
public final class ConservedBuffer {
    private static final int UNKNOWN = -1;

    private final Region bytes;
    private int sum = UNKNOWN;

    private ConservedBuffer(Region bytes) {
        this.bytes = bytes;
    }

    /**
     * Views an array.
     *
     * @throws AtlasException INVALID where {@code data} is null
     */
    public static ConservedBuffer wrap(byte[] data) {
        return new ConservedBuffer(Region.of(data, "data"));
    }

    /**
     * Views the remaining bytes of a buffer; later moves of its position and limit do not matter.
     *
     * @throws AtlasException INVALID where {@code data} is null
     */
    public static ConservedBuffer wrap(ByteBuffer data) {
        return new ConservedBuffer(Region.of(data, "data"));
    }

    /**
     * Owns {@code length} bytes, all 0.
     *
     * @throws AtlasException INVALID where {@code length} is negative
     */
    public static ConservedBuffer allocate(int length) {
        Require.between(length, 0, Integer.MAX_VALUE - 8, "length");
        return wrap(new byte[length]);
    }

    /** Returns the number of bytes. */
    public int length() {
        return bytes.length();
    }

    /**
     * Returns the byte at an index, 0..255.
     *
     * @throws AtlasException INVALID where {@code at} is out of range
     */
    public int get(int at) {
        Require.range(at, 1, bytes.length(), "the buffer");
        return bytes.get(at);
    }

    /**
     * Writes one byte (clause S8.2).
     *
     * @param value 0..255
     * @throws AtlasException INVALID where {@code at} or {@code value} is out of range
     * @throws java.nio.ReadOnlyBufferException where the viewed buffer may only be read
     */
    public void set(int at, int value) {
        Require.range(at, 1, bytes.length(), "the buffer");
        Require.byteValue(value, "value");
        int old = bytes.get(at);
        bytes.set(at, value);
        if (sum != UNKNOWN) {
            sum = Conservation.deltaByte(sum, old, value);
        }
    }

    /**
     * Writes bytes from an index on (clause S8.2).
     *
     * @throws AtlasException INVALID where {@code values} is null or does not fit
     * @throws java.nio.ReadOnlyBufferException where the viewed buffer may only be read
     */
    public void set(int at, byte[] values) {
        Require.notNull(values, "values");
        Require.range(at, values.length, bytes.length(), "the buffer");
        ByteBuffer place = bytes.buffer().slice(at, values.length);
        int delta = sum == UNKNOWN ? 0 : Conservation.delta(place, ByteBuffer.wrap(values));
        place.put(0, values);
        if (sum != UNKNOWN) {
            sum = (sum + delta) % Limits.MODULUS;
        }
    }

    /** Returns the sum, 0..95: the cached one, or where there is none a newly computed one (clause S8.1). */
    public int sum() {
        if (sum == UNKNOWN) {
            sum = bytes.sum();
        }
        return sum;
    }

    /** Says whether the sum is 0. */
    public boolean check() {
        return sum() == 0;
    }

    /** Forgets the cached sum: the bytes were written elsewhere (clause S8.3). */
    public void invalidate() {
        sum = UNKNOWN;
    }
}
