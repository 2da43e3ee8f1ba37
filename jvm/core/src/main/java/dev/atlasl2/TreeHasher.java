package dev.atlasl2;

import dev.atlasl2.internal.Sha256;
import dev.atlasl2.kernel.Region;
import dev.atlasl2.spec.Limits;
import java.util.Arrays;

/**
 * The Merkle tree hash of RFC 9162, section 2.1.1, over leaves that come in order, in memory for one hash a level
 * (clause S12.1).
 *
 * <p>It holds the roots of the complete subtrees so far, the largest first, as a binary counter holds its ones: leaf
 * number n closes as many subtrees as n + 1 ends in zeros. At the end they are joined from the right, which is the
 * RFC's split at the largest power of two below n.
 */
final class TreeHasher {
    private static final int BYTES = Limits.DIGEST_BYTES;

    private final Sha256 sha = new Sha256();
    /** At most 63 subtrees: the leaves are counted in 63 bits. One place more for the leaf that arrives. */
    private final byte[] roots = new byte[64 * BYTES];
    private int depth;
    private long leaves;
    private int resonance;

    /** Adds a leaf: a range of a region. */
    void leaf(Region data, long offset, long length) {
        resonance = (resonance + sha.hashLeaf(data, offset, length, roots, depth * BYTES)) % Limits.MODULUS;
        depth++;
        leaves++;
        for (long n = leaves; (n & 1) == 0; n >>= 1) {
            join();
        }
    }

    /** Returns the sum of all leaves, 0..95. */
    int resonance() {
        return resonance;
    }

    /** Ends the tree and returns its root; SHA-256 of nothing where there was no leaf. */
    byte[] root() {
        if (depth == 0) {
            sha.finish(roots, 0);
        }
        while (depth > 1) {
            join();
        }
        return Arrays.copyOf(roots, BYTES);
    }

    private void join() {
        depth--;
        int left = (depth - 1) * BYTES;
        sha.hashNode(roots, left, roots, left + BYTES, roots, left);
    }
}
