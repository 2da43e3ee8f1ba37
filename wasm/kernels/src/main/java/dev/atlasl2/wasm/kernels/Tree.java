package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.I32;
import dev.atlasl2.wasm.insn.Memory;
import org.teavm.interop.Export;

/** The Merkle tree of RFC 9162, section 2.1 (clauses S12.1 and S12.2). Lists of digests are 32 bytes an entry. */
final class Tree {
    /** The first byte of a leaf's message. */
    static final int LEAF = 0;
    /** The number of leaf hashes that become the root of their subtree in one step. */
    static final int GROUP = 32;

    private static final int GROUP_LOG2 = 5;
    private static final int NODE = 1;
    private static final int DIGEST = Sha256.DIGEST_BYTES;
    /** Two digests have 2^6 bytes; leaves have at least 2^8. */
    private static final int PAIR_LOG2 = 6;

    private Tree() {}

    /** SHA-256(0x00 || the n bytes at p). */
    @Export(name = "abi.leaf_hash")
    static int leafHash(int p, int n, int out) {
        if (!Ranges.valid(p, n) || !Ranges.valid(out, DIGEST)) {
            return Codes.INVALID;
        }
        Sha256.hashPrefixed(LEAF, p, n, out);
        return Codes.OK;
    }

    /** The number of leaves of 2^k bytes in a region of n bytes: 1 or more, -INVALID if n is 0 or k outside 8..16. */
    @Export(name = "abi.tree_leaf_count")
    static int leafCount(int n, int k) {
        return n == 0 || !isLeafLog2(k) ? -Codes.INVALID : ((n - 1) >>> k) + 1;
    }

    /** Writes the hashes of all leaves of a region; the last leaf may be short. */
    @Export(name = "abi.tree_leaves")
    static int leaves(int p, int n, int k, int out) {
        int count = leafCount(n, k);
        if (count < 0 || !Ranges.valid(p, n) || !Ranges.valid(out, count, DIGEST)) {
            return Codes.INVALID;
        }
        int whole = n >>> k;
        Engines.leafHashes(p, whole, k, out);
        if (whole != count) {
            Sha256.hashPrefixed(LEAF, p + (whole << k), n & (1 << k) - 1, out + whole * DIGEST);
        }
        return Codes.OK;
    }

    /** MTH over leaf hashes. */
    @Export(name = "abi.tree_root")
    static int rootOf(int hashes, int count, int out) {
        if (!Ranges.valid(hashes, count, DIGEST) || !Ranges.valid(out, DIGEST)) {
            return Codes.INVALID;
        }
        root(hashes, count, out);
        return Codes.OK;
    }

    static void root(int hashes, int count, int out) {
        if (count == 0) {
            Sha256.hash(Layout.HEAP, 0, out);
            return;
        }
        pushAll(hashes, count, 0);
        fold(count, out);
    }

    /**
     * Adds leaf hashes, the first of which has the number {@code from}, a multiple of {@link #GROUP}. Whole groups are
     * hashed level by level, so that an engine with lanes can fill them. Hashing one node after the other made trees of
     * 4 KiB leaves 3 to 6 % slower (Zen 3, Node 24).
     */
    static void pushAll(int hashes, int count, int from) {
        int end = hashes + count * DIGEST;
        int i = from;
        for (; !I32.less(end - hashes, GROUP * DIGEST); hashes += GROUP * DIGEST) {
            Engines.leafHashes(hashes, GROUP / 2, PAIR_LOG2, Layout.NODES);
            for (int nodes = GROUP / 4; nodes != 0; nodes >>= 1) {
                // in place: results are written behind the position that is read
                Engines.leafHashes(Layout.NODES, nodes, PAIR_LOG2, Layout.NODES);
            }
            push(Layout.NODES, i >>> GROUP_LOG2);
            i += GROUP;
        }
        for (; hashes != end; hashes += DIGEST) {
            push(hashes, i++);
        }
    }

    /**
     * Adds leaf hash number i to the stack of complete subtrees. The stack has one for each one bit of the number of
     * leaves, the largest at the bottom. Two of equal size become one, as carries do. The root of a group counts as a
     * leaf of a tree of groups: the stack's height is the same, because the number of leaves then ends in zeros.
     */
    static void push(int hash, int i) {
        int level = bits(i);
        Memory.copy(Layout.LEVELS + level * DIGEST, hash, DIGEST);
        for (int carries = i; (carries & 1) != 0; carries >>>= 1) {
            level--;
            node(Layout.LEVELS + level * DIGEST, Layout.LEVELS + (level + 1) * DIGEST, Layout.LEVELS + level * DIGEST);
        }
    }

    /**
     * The root over everything that was pushed. The smallest subtrees are joined first, which is the RFC's split at
     * powers of two.
     */
    static void fold(int count, int out) {
        int top = Layout.LEVELS + (bits(count) - 1) * DIGEST;
        for (; top != Layout.LEVELS; top -= DIGEST) {
            node(top - DIGEST, top, top - DIGEST);
        }
        Memory.copy(out, top, DIGEST);
    }

    /** SHA-256(0x01 || left || right). */
    static void node(int left, int right, int out) {
        Memory.copy(Layout.NODE, left, DIGEST);
        Memory.copy(Layout.NODE + DIGEST, right, DIGEST);
        Sha256.hashPrefixed(NODE, Layout.NODE, 2 * DIGEST, out);
    }

    /** The first byte of the message over 2^k bytes. */
    static int prefix(int k) {
        return k == PAIR_LOG2 ? NODE : LEAF;
    }

    static boolean isLeafLog2(int k) {
        return !I32.less(k, 8) && !I32.greater(k, 16);
    }

    /** The number of one bits in i. */
    private static int bits(int i) {
        int count = 0;
        for (; i != 0; i &= i - 1) {
            count++;
        }
        return count;
    }
}
