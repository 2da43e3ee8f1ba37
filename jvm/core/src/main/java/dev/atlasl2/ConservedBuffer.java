package dev.atlasl2;

import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import java.nio.ByteBuffer;

/**
 * Bytes with a cached sum (clause S8). The first read computes the sum. Writes through this object update it by their
 * delta, so later reads do not look at the bytes again until {@link #invalidate()}.
 *
 * <p>Writes to wrapped memory that bypass this object are not seen until then. Not thread-safe.
 *
 * {@snippet file="dev/atlasl2/ExamplesTest.java" region="buffer"}
 */
public final class ConservedBuffer {
    private static final int UNKNOWN = -1;

    private final ByteBuffer memory;
    private int cached = UNKNOWN;

    private ConservedBuffer(ByteBuffer memory) {
        this.memory = memory;
    }

    /**
     * Returns a view of an array; writes go through to it.
     *
     * @throws AtlasException INVALID if data is null
     */
    public static ConservedBuffer wrap(byte[] data) {
        Require.present("data", data);
        return new ConservedBuffer(ByteBuffer.wrap(data));
    }

    /**
     * Returns a view of the bytes from position to limit; writes go through to them. Of a read-only buffer only the reads work.
     *
     * @throws AtlasException INVALID if data is null
     */
    public static ConservedBuffer wrap(ByteBuffer data) {
        Require.present("data", data);
        return new ConservedBuffer(data.slice());
    }

    /**
     * Returns a buffer of its own, all zeros.
     *
     * @param length 0 or more
     * @throws AtlasException INVALID if length is negative
     */
    public static ConservedBuffer allocate(int length) {
        Require.range("length", length, 0, Integer.MAX_VALUE);
        return new ConservedBuffer(ByteBuffer.allocate(length));
    }

    /** Returns the number of bytes. */
    public int length() {
        return memory.limit();
    }

    /**
     * Returns the byte at {@code at}, 0..255.
     *
     * @param at 0 to length - 1
     * @throws AtlasException INVALID outside that range
     */
    public int get(int at) {
        Require.index("at", at, length());
        return memory.get(at) & 0xff;
    }

    /**
     * Writes one byte (clause S8.2).
     *
     * @param at 0 to length - 1
     * @param value 0..255
     * @throws AtlasException INVALID outside these ranges, or if the memory is read-only
     */
    public void set(int at, int value) {
        Require.index("at", at, length());
        Require.byteValue("value", value);
        requireWritable();
        if (cached != UNKNOWN) {
            cached = Conservation.deltaByte(cached, memory.get(at) & 0xff, value);
        }
        memory.put(at, (byte) value);
    }

    /**
     * Writes a range (clause S8.2).
     *
     * @param at 0 to {@code length - bytes.length}
     * @throws AtlasException INVALID if bytes is null or does not fit there, or the memory is read-only
     */
    public void set(int at, byte[] bytes) {
        Require.present("bytes", bytes);
        Require.within("at", at, "length of bytes", bytes.length, length());
        requireWritable();
        if (cached == UNKNOWN) {
            memory.put(at, bytes);
            return;
        }
        ByteBuffer range = memory.slice(at, bytes.length);
        int before = Conservation.sum(range);
        int after = Conservation.sumAndCopy(ByteBuffer.wrap(bytes), range);
        cached = Math.floorMod(cached + after - before, Limits.MODULUS);
    }

    /** Returns the sum, 0..95, from the cache if it is valid (clause S8.1). */
    public int sum() {
        if (cached == UNKNOWN) {
            cached = Conservation.sum(memory);
        }
        return cached;
    }

    /** Returns whether {@link #sum()} is 0. */
    public boolean check() {
        return sum() == 0;
    }

    /** Forgets the cached sum. Call it after writes that bypassed this object (clause S8.3). */
    public void invalidate() {
        cached = UNKNOWN;
    }

    private void requireWritable() {
        if (memory.isReadOnly()) {
            throw Require.invalid("the wrapped buffer must be writable, got a read-only one");
        }
    }
}
