package dev.atlasl2.internal;

import dev.atlasl2.kernel.Region;
import dev.atlasl2.spec.Limits;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 (FIPS 180-4) and the two prefixed hashes of RFC 9162, section 2.1.1, by the JDK, which uses the processor's
 * own instructions. Not thread-safe; one serves all leaves of a tree.
 */
public final class Sha256 {
    /** 32 KiB: a chunk is hashed and added up while it lies in the cache. */
    private static final int CHUNK = 1 << 15;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest;

    /** Makes one, with no bytes hashed yet. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Writes the hash of a region to {@code out}, 32 bytes, and returns the region's sum, 0..95, in one pass over
     * memory.
     */
    public int hash(Region data, byte[] out) {
        int sum = update(data, 0, data.length());
        finish(out, 0);
        return sum;
    }

    /** Writes the leaf hash of a range to {@code out} at {@code at}, and returns the range's sum, 0..95. */
    public int hashLeaf(Region data, long offset, long length, byte[] out, int at) {
        beginLeaf();
        int sum = update(data, offset, length);
        finish(out, at);
        return sum;
    }

    /** Writes the node hash of two children to {@code out} at {@code at}; the children may lie there. */
    public void hashNode(byte[] left, int leftAt, byte[] right, int rightAt, byte[] out, int at) {
        digest.update(NODE);
        digest.update(left, leftAt, Limits.DIGEST_BYTES);
        digest.update(right, rightAt, Limits.DIGEST_BYTES);
        finish(out, at);
    }

    /** Begins a leaf hash, which {@link #update} goes on with and {@link #finish} ends. */
    public void beginLeaf() {
        digest.update(LEAF);
    }

    /** Feeds a range and returns its sum, 0..95. */
    public int update(Region data, long offset, long length) {
        long residue = 0;
        for (long done = 0; done < length; ) {
            long count = Math.min(CHUNK, length - done);
            data.hash(digest, offset + done, count);
            // Reduced each time: the total of 2^56 bytes would not fit unreduced.
            residue = (residue + data.total(offset + done, count)) % Limits.MODULUS;
            done += count;
        }
        return (int) residue;
    }

    /** Feeds bytes. */
    public void update(byte[] data) {
        digest.update(data);
    }

    /** Ends a hash and writes it to {@code out} at {@code at}. */
    public void finish(byte[] out, int at) {
        try {
            digest.digest(out, at, Limits.DIGEST_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes hold a SHA-256", e);
        }
    }
}
