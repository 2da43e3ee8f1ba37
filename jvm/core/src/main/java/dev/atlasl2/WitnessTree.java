package dev.atlasl2;

import dev.atlasl2.internal.Mapped;
import dev.atlasl2.internal.Parallel;
import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Merkle tree over the leaves of a region, with the hashes that proofs need (clause S12). It keeps about 64 bytes
 * per leaf and none of the data. {@link Witnesses#treeWitness(byte[], int)} makes only the witness and needs almost no
 * memory.
 *
 * <p>Immutable and thread-safe. Hashes are 32 bytes, and returned hashes are copies. Level 0 holds the leaf hashes.
 * Each level above holds the hashes of pairs; a last node without a partner is copied. So node i of level l is the
 * RFC's MTH over the leaves from {@code i x 2^l} up to {@code (i+1) x 2^l}, or to the last leaf, and every subtree that
 * a proof names is a node.
 *
 * {@snippet file="dev/atlasl2/ExamplesTest.java" region="tree"}
 */
public final class WitnessTree {
    private static final int BYTES = Limits.DIGEST_BYTES;
    /** Nodes whose parents are one task: half a millisecond. Even, so that no pair is split. */
    private static final int TASK = 4_096 * 2;

    private final int leafLog2;
    private final long length;
    private final int resonance;
    private final List<byte[]> levels = new ArrayList<>();

    private WitnessTree(LeafHashes leaves) {
        this.leafLog2 = leaves.leafLog2();
        this.length = leaves.length();
        this.resonance = leaves.resonance();
        byte[] level = leaves.finish();
        levels.add(level);
        while (level.length > BYTES) {
            level = parents(leaves.hasher(), level);
            levels.add(level);
        }
    }

    /**
     * Returns the tree of an array.
     *
     * @throws AtlasException as {@link #of(Region, int)}
     */
    public static WitnessTree of(byte[] data, int leafLog2) {
        Require.present("data", data);
        return of(Region.of(data, 0, data.length), leafLog2);
    }

    /**
     * Returns the tree of a range.
     *
     * @throws AtlasException as {@link #of(Region, int)}; INVALID also if the range leaves the array
     */
    public static WitnessTree of(byte[] data, int offset, int length, int leafLog2) {
        Require.within("data", data, "offset", offset, length);
        return of(Region.of(data, offset, length), leafLog2);
    }

    /**
     * Returns the tree of the remaining bytes.
     *
     * @throws AtlasException as {@link #of(Region, int)}
     */
    public static WitnessTree of(ByteBuffer data, int leafLog2) {
        Require.present("data", data);
        return of(Region.of(data), leafLog2);
    }

    /**
     * Returns the tree of a region.
     *
     * @param leafLog2 8..16: leaves have {@code 2^leafLog2} bytes; use {@link Limits#DEFAULT_LEAF_LOG2} if you have
     *     no reason for another
     * @throws AtlasException INVALID if data is null or empty or leafLog2 outside its range (clause S12.2); MEMORY
     *     if there are more than 67,108,863 leaves
     */
    public static WitnessTree of(Region data, int leafLog2) {
        Require.present("data", data);
        Require.notEmpty("data", data.length());
        LeafHashes leaves = new LeafHashes(leafLog2, data.length());
        try {
            leaves.update(data);
        } catch (InternalError e) {
            throw Mapped.truncated(e);
        }
        return new WitnessTree(leaves);
    }

    /** Returns the tree witness, with timestamp 0 and flags 0 (clauses S12.1 and S12.2). */
    public Witness witness() {
        return new Witness(Witness.Kind.TREE, leafLog2, root(), length, resonance, 0, 0);
    }

    /** Returns the root. */
    public byte[] root() {
        return levels.get(levels.size() - 1).clone();
    }

    /** Returns the number of leaves, 1 or more. */
    public int leafCount() {
        return levels.get(0).length / BYTES;
    }

    /** Returns the length of the region in bytes. */
    public long length() {
        return length;
    }

    /** Returns the binary logarithm of a leaf's length, 8..16. */
    public int leafLog2() {
        return leafLog2;
    }

    int resonance() {
        return resonance;
    }

    /** Returns the array with the hashes of all leaves, one after the other. Callers must not write it. */
    byte[] leafHashes() {
        return levels.get(0);
    }

    /**
     * Returns the hash of a leaf: SHA-256(0x00 || bytes).
     *
     * @param index 0 to leafCount - 1
     * @throws AtlasException INVALID outside that range
     */
    public byte[] leafHash(int index) {
        Require.range("index", index, 0, leafCount() - 1L);
        return node(0, index);
    }

    /**
     * Returns the path from a leaf to the root, which {@link #verifyInclusion} checks: PATH of RFC 9162, section
     * 2.1.3.1 (clause S12.4).
     *
     * @param index 0 to leafCount - 1
     * @throws AtlasException INVALID outside that range
     */
    public List<byte[]> inclusionProof(int index) {
        Require.range("index", index, 0, leafCount() - 1L);
        List<byte[]> path = new ArrayList<>();
        int at = index;
        for (int level = 0; level < levels.size() - 1; level++) {
            int sibling = at ^ 1;
            if (sibling * BYTES < levels.get(level).length) {
                path.add(node(level, sibling));
            }
            at >>= 1;
        }
        return path;
    }

    /**
     * Returns the path that proves that this tree begins with the tree of the first leaves, which {@link
     * #verifyConsistency} checks: PROOF of RFC 9162, section 2.1.4.1 (clause S12.5).
     *
     * @param first leaves of the older tree, 1 to leafCount; leafCount gives an empty path
     * @throws AtlasException INVALID outside that range
     */
    public List<byte[]> consistencyProof(int first) {
        Require.range("first", first, 1, leafCount());
        List<byte[]> path = new ArrayList<>();
        prove(first, 0, leafCount(), true, path);
        return path;
    }

    /**
     * SUBPROOF of the RFC for the leaves from lo to hi. If {@code known}, the subtree is the older tree itself, whose
     * root is known.
     */
    private void prove(int first, int lo, int hi, boolean known, List<byte[]> path) {
        int leaves = hi - lo;
        if (first == leaves) {
            if (!known) {
                path.add(subtree(lo, hi));
            }
            return;
        }
        int split = Integer.highestOneBit(leaves - 1);
        if (first <= split) {
            prove(first, lo, lo + split, known, path);
            path.add(subtree(lo + split, hi));
        } else {
            prove(first - split, lo + split, hi, false, path);
            path.add(subtree(lo, lo + split));
        }
    }

    /**
     * Returns the indexes, in rising order, of the leaves that differ. A leaf that only one tree has counts as
     * different, and so does a shorter last leaf (clause S12.6).
     *
     * @param other a tree with the same leaf size
     * @throws AtlasException INVALID if other is null or has another leaf size
     */
    public int[] changedLeaves(WitnessTree other) {
        Require.present("other", other);
        Require.range("leafLog2 of other", other.leafLog2, leafLog2, leafLog2);
        byte[] mine = levels.get(0);
        byte[] theirs = other.levels.get(0);
        int common = Math.min(mine.length, theirs.length) / BYTES;
        int all = Math.max(mine.length, theirs.length) / BYTES;
        int[] changed = new int[16];
        int count = 0;
        for (int i = 0; i < all; i++) {
            int at = i * BYTES;
            if (i >= common || !Arrays.equals(mine, at, at + BYTES, theirs, at, at + BYTES)) {
                if (count == changed.length) {
                    changed = Arrays.copyOf(changed, (int) Math.min(2L * count, all));
                }
                changed[count++] = i;
            }
        }
        return Arrays.copyOf(changed, count);
    }

    /**
     * Returns the root of leaf inputs of any lengths; SHA-256 of nothing if there are none (clause S12.1).
     *
     * @param leaves not hashed yet; they may be empty
     * @throws AtlasException INVALID if the list or a leaf is null
     */
    public static byte[] rootOf(List<byte[]> leaves) {
        Require.present("leaves", leaves);
        TreeHasher hasher = new TreeHasher(new MerkleHasher());
        int index = 0;
        for (byte[] leaf : leaves) {
            Require.present("leaves[" + index++ + "]", leaf);
            hasher.leaf(leaf);
        }
        byte[] root = new byte[BYTES];
        hasher.root(root, 0);
        return root;
    }

    /**
     * Returns whether the path leads from a leaf hash to the root (RFC 9162, section 2.1.3.2; clause S12.4). The answer
     * for a proof that proves nothing is false. Roots are compared in constant time.
     *
     * @param leafHash as {@link #leafHash} returns it
     * @param index of the leaf, 0 or more; the result is false if it is not below size
     * @param size leaves of the tree, 1 or more
     * @param path from the leaf to the root
     * @throws AtlasException INVALID if a hash is null or not 32 bytes, path is null, or a number is outside its
     *     range
     */
    public static boolean verifyInclusion(byte[] root, byte[] leafHash, long index, long size, List<byte[]> path) {
        return MerkleProof.verifyInclusion(root, leafHash, index, size, path);
    }

    /**
     * Returns whether the path proves that the tree of {@code second} leaves begins with the tree of {@code first}
     * leaves (RFC 9162, section 2.1.4.2; clause S12.5). The answer for a proof that proves nothing is false. Roots are
     * compared in constant time.
     *
     * @param first 1 or more
     * @param second {@code first} or more; equal sizes require equal roots and an empty path
     * @throws AtlasException INVALID if a hash is null or not 32 bytes, path is null, or a number is outside its
     *     range
     */
    public static boolean verifyConsistency(
            long first, long second, byte[] firstRoot, byte[] secondRoot, List<byte[]> path) {
        return MerkleProof.verifyConsistency(first, second, firstRoot, secondRoot, path);
    }

    private byte[] subtree(int lo, int hi) {
        int level = Integer.SIZE - Integer.numberOfLeadingZeros(hi - lo - 1);
        return node(level, lo >> level);
    }

    private byte[] node(int level, int index) {
        return Arrays.copyOfRange(levels.get(level), index * BYTES, (index + 1) * BYTES);
    }

    /** Returns the level above; uses the common pool for a level of more than 16,384 nodes. */
    private static byte[] parents(MerkleHasher hasher, byte[] level) {
        int nodes = level.length / BYTES;
        byte[] parents = new byte[(nodes + 1) / 2 * BYTES];
        if (nodes <= 2 * TASK) {
            hasher.parents(level, 0, nodes, parents, 0);
            return parents;
        }
        Parallel.run((nodes - 1) / TASK + 1, task -> {
            int from = task * TASK;
            new MerkleHasher().parents(level, from * BYTES, Math.min(TASK, nodes - from), parents, from / 2 * BYTES);
        });
        return parents;
    }

    /** Builds the tree of bytes that come piece by piece, in pieces of any length. Not thread-safe. */
    public static final class Builder {
        private final int leafLog2;
        private LeafHashes leaves;

        /**
         * Makes a builder without bytes.
         *
         * @param leafLog2 8..16
         * @throws AtlasException INVALID outside that range
         */
        public Builder(int leafLog2) {
            this.leafLog2 = leafLog2;
            this.leaves = new LeafHashes(leafLog2, 0);
        }

        /**
         * Returns this builder, with bytes added.
         *
         * @throws AtlasException INVALID if data is null; MEMORY if there would be more than 67,108,863 leaves;
         *     STATE if an earlier update stopped in the middle, because its memory became unreadable
         */
        public Builder update(byte[] data) {
            Require.present("data", data);
            return update(Region.of(data, 0, data.length));
        }

        /**
         * Returns this builder, with the bytes of a range added.
         *
         * @throws AtlasException as {@link #update(byte[])}; INVALID also if the range leaves the array
         */
        public Builder update(byte[] data, int offset, int length) {
            Require.within("data", data, "offset", offset, length);
            return update(Region.of(data, offset, length));
        }

        /**
         * Returns this builder, with the remaining bytes of a buffer added, whose position does not move.
         *
         * @throws AtlasException as {@link #update(byte[])}
         */
        public Builder update(ByteBuffer data) {
            Require.present("data", data);
            return update(Region.of(data));
        }

        /**
         * Returns this builder, with a region added.
         *
         * @throws AtlasException as {@link #update(byte[])}
         */
        public Builder update(Region data) {
            Require.present("data", data);
            leaves.update(data);
            return this;
        }

        /**
         * Returns the tree of all bytes so far, and starts again without any.
         *
         * @throws AtlasException INVALID if there were none; STATE as {@link #update(byte[])}
         */
        public WitnessTree build() {
            leaves.requireWhole();
            Require.notEmpty("the bytes of a tree", leaves.length());
            WitnessTree tree = new WitnessTree(leaves);
            leaves = new LeafHashes(leafLog2, 0);
            return tree;
        }
    }
}
