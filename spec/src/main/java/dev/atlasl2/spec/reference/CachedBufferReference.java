package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import java.util.Arrays;

/**
 * A view of bytes that remembers their sum (clauses S8.1 to S8.4). Not thread-safe.
 *
 * <p>If the cache is valid, writes through the buffer change the cached sum by their delta. If it is not, the next read
 * computes the sum.
 */
public final class CachedBufferReference {
    private final byte[] bytes;
    private boolean valid;
    private int cached;

    /**
     * Views {@code bytes}, without a copy and without a cached sum (clause S8.1).
     *
     * @throws AtlasException INVALID if bytes is null
     */
    public CachedBufferReference(byte[] bytes) {
        Require.present("data", bytes);
        this.bytes = bytes;
    }

    /** Returns the cached sum, 0..95; computes it first if the cache is not valid (clause S8.1). */
    public int sum() {
        if (!valid) {
            cached = SumReference.sum(bytes);
            valid = true;
        }
        return cached;
    }

    /** Returns whether {@link #sum} is 0 (clause S8.1). */
    public boolean check() {
        return sum() == 0;
    }

    /**
     * Writes one byte; a valid cached sum changes by the delta (clause S8.2).
     *
     * @param at 0..length-1
     * @param value 0..255
     * @throws AtlasException INVALID if an argument is outside its range; nothing is changed
     */
    public void set(long at, long value) {
        Require.byteValue("value", value);
        Require.within("at", at, "length of the write", 1, bytes.length);
        setRange(at, new byte[] {(byte) value});
    }

    /**
     * Writes a range; a valid cached sum changes by the delta (clause S8.2).
     *
     * @param at 0..length-data.length
     * @throws AtlasException INVALID if data is null or does not fit at that offset; nothing is changed
     */
    public void setRange(long at, byte[] data) {
        Require.present("data", data);
        Require.within("at", at, "length of data", data.length, bytes.length);
        int from = (int) at;
        if (valid) {
            byte[] old = Arrays.copyOfRange(bytes, from, from + data.length);
            cached = DeltaReference.deltaRange(cached, old, data);
        }
        System.arraycopy(data, 0, bytes, from, data.length);
    }

    /** Forgets the cached sum, after writes that bypassed the buffer (clause S8.3). */
    public void invalidate() {
        valid = false;
    }

    /** Returns the viewed bytes themselves: a write to them bypasses the buffer (clause S8.3). */
    public byte[] bytes() {
        return bytes;
    }
}
