package dev.atlasl2.kernel;

import java.nio.ByteBuffer;

/**
 * Adds unsigned bytes. The total is exact, not reduced: a region of 2^31 bytes adds up to less than 2^39. The caller has checked every
 * argument. Implementations are stateless and thread-safe.
 */
public interface Kernel {
    /** Returns the name by which {@code -Datlas.kernel} chooses this kernel. */
    String name();

    /** Returns the total of {@code data[offset]} to {@code data[offset + length - 1]}. */
    long total(byte[] data, int offset, int length);

    /** Returns the total of the bytes at the absolute indexes {@code offset} to {@code offset + length - 1}. */
    long total(ByteBuffer data, int offset, int length);
}
