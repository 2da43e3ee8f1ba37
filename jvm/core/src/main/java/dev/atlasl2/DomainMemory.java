package dev.atlasl2;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The memory to which a domain is attached: read as a region, written byte by byte or in ranges. It checks no arguments
 * and does not order writers; {@link DomainUpdates} does that.
 */
final class DomainMemory {
    private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);

    private final Region region;
    private final byte @Nullable [] array;

    DomainMemory(Region region) {
        this.region = region;
        array = region.array();
    }

    Region region() {
        return region;
    }

    long length() {
        return region.length();
    }

    boolean isReadOnly() {
        return array == null && (!(region instanceof WritableRegion writable) || writable.isReadOnly());
    }

    /** Whether {@link #compareAndSet} is supported: the JVM offers it only for single bytes of arrays. */
    boolean isAtomic() {
        return array != null;
    }

    /** Returns the byte at {@code at}, 0..255, as the latest {@link #compareAndSet} wrote it. */
    int get(long at) {
        // Opaque if other threads may write: the message of the refusal then has a value that was really in memory.
        return array != null ? (byte) BYTES.getOpaque(array, index(at)) & 0xff : region.get(at);
    }

    /** Writes {@code now} if the memory holds {@code old}, in one step. */
    boolean compareAndSet(long at, int old, int now) {
        return BYTES.compareAndSet(array, index(at), (byte) old, (byte) now);
    }

    /** Returns the first index at which the memory from {@code at} on differs from {@code old}, or -1. */
    int mismatch(long at, byte[] old) {
        if (array != null) {
            return Arrays.mismatch(array, index(at), index(at) + old.length, old, 0, old.length);
        }
        byte[] held = new byte[old.length];
        region.copy(at, held, 0, held.length);
        return Arrays.mismatch(held, old);
    }

    void write(long at, byte[] now) {
        if (array != null) {
            System.arraycopy(now, 0, array, index(at), now.length);
        } else {
            ((WritableRegion) region).write(at, now);
        }
    }

    private int index(long at) {
        return region.start() + (int) at;
    }
}
