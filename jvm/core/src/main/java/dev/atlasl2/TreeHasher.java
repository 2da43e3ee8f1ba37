package dev.atlasl2;

import dev.atlasl2.internal.Parallel;
import dev.atlasl2.spec.Limits;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The Merkle tree hash of RFC 9162, section 2.1.1, over subtrees that come in order. It needs memory for one hash per
 * level (clause S12.1). Not thread-safe. One object can hash one tree after the other.
 *
 * <p>It holds the roots of the complete subtrees so far, the largest first, like the ones of a binary counter. The n-th
 * subtree completes as many others as n has trailing zeros. At the end they are joined from the right, which is the
 * RFC's split at the largest power of two below n. The input is leaves, or parts of 2^n leaves each, of which the last
 * may be short: the nodes of a level are the leaves of the levels above.
 */
final class TreeHasher {
    private static final int BYTES = Limits.DIGEST_BYTES;
    /** Parts of one task: 4 MiB of leaves of 4,096 bytes. */
    private static final int TASK = 16;
    /** Parts that are split at a time: their roots take 128 KiB, for any length of the region. */
    private static final int WINDOW = 4_096;

    private final MerkleHasher hasher;
    /** At most 63 subtrees, because they are counted in 63 bits, and one place for the new one. */
    private final byte[] roots = new byte[64 * BYTES];

    private int depth;
    private long count;

    TreeHasher(MerkleHasher hasher) {
        this.hasher = hasher;
    }

    /** Adds a leaf of any length. */
    void leaf(byte[] leaf) {
        hasher.sha256().hashLeaf(leaf, 0, leaf.length, roots, depth * BYTES);
        push();
    }

    /** Ends the tree and writes its root; SHA-256 of nothing if there was no leaf. */
    void root(byte[] out, int at) {
        if (depth == 0) {
            hasher.sha256().finish(roots, 0);
        }
        while (depth > 1) {
            join();
        }
        System.arraycopy(roots, 0, out, at, BYTES);
    }

    /**
     * Writes the root of a range's tree to {@code out} and returns the range's sum, 0..95. Only the first call
     * allocates.
     *
     * @param length 1 or more
     */
    int hash(byte[] data, int offset, int length, int leafLog2, byte[] out, int at) {
        begin();
        int part = MerkleHasher.partBytes(leafLog2);
        long total = 0;
        for (int done = 0; length - done > 0; done += Math.min(part, length - done)) {
            int bytes = Math.min(part, length - done);
            total += hasher.root(data, offset + done, bytes, leafLog2, roots, depth * BYTES);
            push();
        }
        root(out, at);
        return (int) (total % Limits.MODULUS);
    }

    /** As {@link #hash(byte[], int, int, int, byte[], int)}, of a region, on this thread alone. */
    int hash(Region data, int leafLog2, byte[] out, int at) {
        byte[] array = data.array();
        if (array != null) {
            return hash(array, data.start(), (int) data.length(), leafLog2, out, at);
        }
        begin();
        int part = MerkleHasher.partBytes(leafLog2);
        long residue = 0;
        for (long done = 0; done < data.length(); done += part) {
            int bytes = (int) Math.min(part, data.length() - done);
            residue = (residue + hasher.root(data, done, bytes, leafLog2, roots, depth * BYTES)) % Limits.MODULUS;
            push();
        }
        root(out, at);
        return (int) residue;
    }

    /**
     * As {@link #hash(Region, int, byte[], int)}, split over the common pool if that is faster and other threads may
     * read.
     */
    int hashSplit(Region data, int leafLog2, byte[] out, int at) {
        if (!splits(data, data.length())) {
            return hash(data, leafLog2, out, at);
        }
        begin();
        int part = MerkleHasher.partBytes(leafLog2);
        AtomicLong residues = new AtomicLong();
        for (long window = 0; window < data.length(); window += (long) WINDOW * part) {
            long from = window;
            int parts = (int) Math.min(WINDOW, (data.length() - from - 1) / part + 1);
            byte[] partRoots = new byte[parts * BYTES];
            Parallel.run((parts - 1) / TASK + 1, task -> {
                MerkleHasher own = new MerkleHasher();
                long total = 0;
                for (int i = task * TASK; i < Math.min(parts, (task + 1) * TASK); i++) {
                    long offset = from + (long) i * part;
                    int bytes = (int) Math.min(part, data.length() - offset);
                    total += own.root(data, offset, bytes, leafLog2, partRoots, i * BYTES);
                }
                residues.addAndGet(total % Limits.MODULUS);
            });
            for (int i = 0; i < parts; i++) {
                System.arraycopy(partRoots, i * BYTES, roots, depth * BYTES, BYTES);
                push();
            }
        }
        root(out, at);
        return (int) (residues.get() % Limits.MODULUS);
    }

    /** Returns whether work on n bytes of a region should be split. */
    static boolean splits(Region data, long bytes) {
        return bytes >= Parallel.MIN_BYTES && data.isShared();
    }

    /** Also discards what an earlier call has left that ended with an exception. */
    private void begin() {
        depth = 0;
        count = 0;
    }

    private void push() {
        depth++;
        count++;
        for (long n = count; (n & 1) == 0; n >>= 1) {
            join();
        }
    }

    private void join() {
        depth--;
        int left = (depth - 1) * BYTES;
        hasher.sha256().hashNode(roots, left, roots, left);
    }
}
