package dev.atlasl2;

import dev.atlasl2.kernel.Region;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * The memory that a domain is attached to: read as a region, written byte by byte or in ranges. Checks no arguments and
 * keeps no order among writers: {@link DomainUpdates} does that.
 */
final class DomainMemory {
    private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);

    private final ByteBuffer buffer;
    private final Region region;

    private DomainMemory(ByteBuffer buffer) {
        this.buffer = buffer;
        this.region = Region.of(buffer);
    }

    static DomainMemory of(byte[] region) {
        return new DomainMemory(ByteBuffer.wrap(region));
    }

    /** Takes the bytes from position to limit, both of which may move afterwards. */
    static DomainMemory of(ByteBuffer region) {
        return new DomainMemory(region.slice());
    }

    Region region() {
        return region;
    }

    long length() {
        return region.length();
    }

    boolean isReadOnly() {
        return buffer.isReadOnly();
    }

    /** Whether {@link #compareAndSet} is there: the JVM compares and sets single bytes of arrays only. */
    boolean isAtomic() {
        return buffer.hasArray();
    }

    /** Returns the byte at {@code at}, 0..255, as the latest {@link #compareAndSet} left it. */
    int get(long at) {
        // Opaque where others may be at work: the refusal's message then tells a value that was really there.
        return isAtomic() ? (byte) BYTES.getOpaque(buffer.array(), index(at)) & 0xff : region.get(at);
    }

    /** Writes {@code now} where {@code old} is, in one step. */
    boolean compareAndSet(long at, int old, int now) {
        return BYTES.compareAndSet(buffer.array(), index(at), (byte) old, (byte) now);
    }

    /** Returns the first index where the memory from {@code at} does not hold {@code old}, or -1. */
    int mismatch(long at, byte[] old) {
        return buffer.slice((int) at, old.length).mismatch(ByteBuffer.wrap(old));
    }

    void write(long at, byte[] now) {
        buffer.put((int) at, now);
    }

    private int index(long at) {
        return buffer.arrayOffset() + (int) at;
    }
}
