package dev.atlasl2;

import dev.atlasl2.kernel.CurrentKernel;
import dev.atlasl2.spec.Limits;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 (FIPS 180-4) and the two prefixed hashes of RFC 9162, section 2.1.1, computed by the JDK with the processor's
 * SHA instructions. Not thread-safe. One object computes any number of hashes, and only the first call allocates.
 */
final class Sha256 {
    /** A chunk is hashed and added up while it is in the L1 cache. */
    private static final int CHUNK = 1 << 14;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final byte[] NONE = {};

    private final MessageDigest digest;
    /** A chunk of bytes that are not in an array; allocated when it is first needed. */
    private byte[] chunk = NONE;

    /** Makes an object without any bytes hashed. */
    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Writes the hash of a region, 32 bytes, to {@code out}, and returns the sum of the region, 0..95, in one pass over
     * memory. If the region cannot be read to its end, no part of it is kept.
     */
    int hash(Region data, byte[] out) {
        try {
            int sum = update(data, 0, data.length());
            finish(out, 0);
            return sum;
        } catch (RuntimeException | Error e) {
            digest.reset();
            throw e;
        }
    }

    /** Writes the leaf hash of a range to {@code out} at {@code at}, and returns the range's exact total. */
    long hashLeaf(byte[] data, int offset, int length, byte[] out, int at) {
        beginLeaf();
        long total = update(data, offset, length);
        finish(out, at);
        return total;
    }

    /** Writes the node hash of two children to {@code out} at {@code at}; it may overwrite the children. */
    void hashNode(byte[] left, int leftAt, byte[] right, int rightAt, byte[] out, int at) {
        digest.update(NODE);
        digest.update(left, leftAt, Limits.DIGEST_BYTES);
        digest.update(right, rightAt, Limits.DIGEST_BYTES);
        finish(out, at);
    }

    /** As {@link #hashNode(byte[], int, byte[], int, byte[], int)}, of two children one after the other. */
    void hashNode(byte[] children, int childrenAt, byte[] out, int at) {
        digest.update(NODE);
        digest.update(children, childrenAt, 2 * Limits.DIGEST_BYTES);
        finish(out, at);
    }

    /** Begins a leaf hash. {@link #update} continues it and {@link #finish} ends it. */
    void beginLeaf() {
        digest.update(LEAF);
    }

    /** Feeds a range of a region and returns its sum, 0..95. */
    int update(Region data, long offset, long length) {
        byte[] array = data.array();
        if (array != null) {
            return (int) (update(array, data.start() + (int) offset, (int) length) % Limits.MODULUS);
        }
        if (chunk.length < CHUNK && chunk.length < length) {
            chunk = new byte[(int) Math.min(CHUNK, length)];
        }
        long residue = 0;
        for (long done = 0; done < length; ) {
            int count = (int) Math.min(chunk.length, length - done);
            data.copy(offset + done, chunk, 0, count);
            // Reduced each time: the total of 2^56 bytes would not fit unreduced.
            residue = (residue + update(chunk, 0, count)) % Limits.MODULUS;
            done += count;
        }
        return (int) residue;
    }

    /** Feeds a range of an array and returns its exact total. */
    long update(byte[] data, int offset, int length) {
        long total = 0;
        for (int done = 0; done < length; ) {
            int count = Math.min(CHUNK, length - done);
            digest.update(data, offset + done, count);
            total += CurrentKernel.get().total(data, offset + done, count);
            done += count;
        }
        return total;
    }

    /** Feeds bytes. */
    void update(byte[] data) {
        digest.update(data);
    }

    /** Ends a hash and writes it to {@code out} at {@code at}. */
    void finish(byte[] out, int at) {
        try {
            digest.digest(out, at, Limits.DIGEST_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes hold a SHA-256", e);
        }
    }
}
