package dev.atlasl2;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * The Merkle tree of a region (clause S12): RFC 9162, section 2.1, over leaves of 2^leafLog2 bytes, the last of which may be short.
 * Immutable and thread-safe. It keeps 32 bytes a leaf and none of the data.
 */
public final class WitnessTree {
    private final int leafLog2;
    private final byte[] leaves;
    private final long length;
    private final int resonance;
    private final byte[] root;

    private WitnessTree(int leafLog2, byte[] leaves, long length, int resonance) {
        this.leafLog2 = leafLog2;
        this.leaves = leaves;
        this.length = length;
        this.resonance = resonance;
        this.root = new MerkleTree(leaves).root();
    }

    /**
     * Returns the tree of a region.
     *
     * @param leafLog2 8..16: leaves have 256 to 65,536 bytes; {@link Limits#DEFAULT_LEAF_LOG2} where nothing speaks for another
     * @throws AtlasException INVALID where {@code data} is null or empty or {@code leafLog2} is out of range
     */
    public static WitnessTree of(byte[] data, int leafLog2) {
        return of(Region.of(data, "data"), leafLog2);
    }

    /**
     * Returns the tree of a range.
     *
     * @param leafLog2 8..16
     * @throws AtlasException INVALID where {@code data} is null, the range is empty or not within it, or {@code leafLog2} is out of range
     */
    public static WitnessTree of(byte[] data, int offset, int length, int leafLog2) {
        return of(Region.of(data, offset, length, "data"), leafLog2);
    }

    /**
     * Returns the tree of the remaining bytes.
     *
     * @param leafLog2 8..16
     * @throws AtlasException INVALID where {@code data} is null or empty or {@code leafLog2} is out of range
     */
    public static WitnessTree of(ByteBuffer data, int leafLog2) {
        return of(Region.of(data, "data"), leafLog2);
    }

    static WitnessTree of(Region data, int leafLog2) {
        Builder builder = new Builder(leafLog2);
        Witnesses.requireBytes(data);
        return builder.update(data).build();
    }

    /** Returns the Merkle tree hash, 32 bytes. */
    public byte[] root() {
        return root.clone();
    }

    /** Returns the number of leaves, 1 or more. */
    public int leafCount() {
        return leaves.length / MerkleTree.DIGEST;
    }

    /** Returns the length of the region in bytes. */
    public long length() {
        return length;
    }

    /** Returns the binary logarithm of the leaf length, 8..16. */
    public int leafLog2() {
        return leafLog2;
    }

    /**
     * Returns the hash of a leaf, 32 bytes.
     *
     * @throws AtlasException INVALID where {@code index} is outside 0..leafCount-1
     */
    public byte[] leafHash(int index) {
        int at = Require.between(index, 0, leafCount() - 1, "index") * MerkleTree.DIGEST;
        return Arrays.copyOfRange(leaves, at, at + MerkleTree.DIGEST);
    }

    /** Returns the tree witness: root, length, sum; timestamp and flags 0 (clause S12.2). */
    public Witness witness() {
        return new Witness(Witness.Kind.TREE, leafLog2, root, length, resonance, 0, 0);
    }

    /**
     * Returns what shows that a leaf is in this tree, from the leaf up (clause S12.4).
     *
     * @throws AtlasException INVALID where {@code index} is outside 0..leafCount-1
     */
    public List<byte[]> inclusionProof(int index) {
        return new MerkleTree(leaves).inclusionPath(Require.between(index, 0, leafCount() - 1, "index"));
    }

    /**
     * Returns what shows that the tree over the first {@code first} leaves is the beginning of this one (clause S12.5).
     *
     * @throws AtlasException INVALID where {@code first} is outside 1..leafCount
     */
    public List<byte[]> consistencyProof(int first) {
        return new MerkleTree(leaves).consistencyPath(Require.between(first, 1, leafCount(), "first"));
    }

    /**
     * Returns the indexes of the leaves that differ, rising (clause S12.6). A leaf that only one of the trees has differs.
     *
     * @throws AtlasException INVALID where {@code other} is null or has leaves of another length
     */
    public int[] changedLeaves(WitnessTree other) {
        Require.notNull(other, "other");
        if (other.leafLog2 != leafLog2) {
            throw Require.invalid("other must have leaves of 2^" + leafLog2 + " bytes, got 2^" + other.leafLog2);
        }
        int common = Math.min(leafCount(), other.leafCount());
        int most = Math.max(leafCount(), other.leafCount());
        int[] changed = new int[16];
        int count = 0;
        for (int i = 0; i < most; i++) {
            int from = i * MerkleTree.DIGEST;
            int to = from + MerkleTree.DIGEST;
            if (i >= common || !Arrays.equals(leaves, from, to, other.leaves, from, to)) {
                if (count == changed.length) {
                    changed = Arrays.copyOf(changed, 2 * count);
                }
                changed[count++] = i;
            }
        }
        return Arrays.copyOf(changed, count);
    }

    /**
     * Returns the Merkle tree hash of leaf inputs of any length, as RFC 9162 defines it; that of no leaves is SHA-256 of nothing
     * (clause S12.1).
     *
     * @throws AtlasException INVALID where the list or an entry is null
     */
    public static byte[] rootOf(List<byte[]> leafInputs) {
        Require.notNull(leafInputs, "leafInputs");
        MessageDigest sha256 = Sha256.create();
        byte[] hashes = new byte[leafInputs.size() * MerkleTree.DIGEST];
        for (int i = 0; i < leafInputs.size(); i++) {
            Region leaf = Region.of(leafInputs.get(i), "leafInputs[" + i + "]");
            MerkleTree.leaf(sha256, leaf, 0, leaf.length(), hashes, i * MerkleTree.DIGEST);
        }
        return new MerkleTree(hashes).root();
    }

    /**
     * Says whether a path shows that the leaf with that hash is number {@code index} of the {@code size} leaves under {@code root}
     * (clause S12.4; RFC 9162, section 2.1.3.2).
     *
     * @throws AtlasException INVALID where a hash does not have 32 bytes, something is null, {@code index} is negative or {@code size} below 1
     */
    public static boolean verifyInclusion(byte[] root, byte[] leafHash, long index, long size, List<byte[]> path) {
        requireHash(root, "root");
        requireHash(leafHash, "leafHash");
        requireHashes(path);
        if (index < 0) {
            throw Require.invalid("index must be 0 or more, got " + index);
        }
        if (size < 1) {
            throw Require.invalid("size must be 1 or more, got " + size);
        }
        return MerkleTree.verifyInclusion(root, leafHash, index, size, path);
    }

    /**
     * Says whether a path shows that the tree of {@code first} leaves under {@code firstRoot} is the beginning of that of {@code second}
     * leaves under {@code secondRoot} (clause S12.5; RFC 9162, section 2.1.4.2).
     *
     * @throws AtlasException INVALID where a hash does not have 32 bytes, something is null, {@code first} is below 1 or {@code second} below
     *     {@code first}
     */
    public static boolean verifyConsistency(long first, long second, byte[] firstRoot, byte[] secondRoot, List<byte[]> path) {
        requireHash(firstRoot, "firstRoot");
        requireHash(secondRoot, "secondRoot");
        requireHashes(path);
        if (first < 1) {
            throw Require.invalid("first must be 1 or more, got " + first);
        }
        if (second < first) {
            throw Require.invalid("second must be " + first + " or more, got " + second);
        }
        return MerkleTree.verifyConsistency(first, second, firstRoot, secondRoot, path);
    }

    private static void requireHashes(List<byte[]> path) {
        Require.notNull(path, "path");
        for (int i = 0; i < path.size(); i++) {
            requireHash(path.get(i), "path[" + i + "]");
        }
    }

    private static void requireHash(byte[] hash, String name) {
        Require.notNull(hash, name);
        if (hash.length != MerkleTree.DIGEST) {
            throw Require.invalid(name + " must have 32 bytes, got " + hash.length);
        }
    }

    /** Makes a tree of data that come in pieces of any length. Not thread-safe. */
    public static final class Builder {
        private static final int MOST_LEAVES = (Integer.MAX_VALUE - 8) / MerkleTree.DIGEST;

        private final int leafLog2;
        private final MessageDigest sha256 = Sha256.create();
        private final ConservedSum sum = new ConservedSum();
        private byte[] leaves = new byte[64 * MerkleTree.DIGEST];
        private int count;
        private long length;

        /**
         * @param leafLog2 8..16
         * @throws AtlasException INVALID where it is out of range
         */
        public Builder(int leafLog2) {
            this.leafLog2 = Require.between(leafLog2, Limits.MIN_LEAF_LOG2, Limits.MAX_LEAF_LOG2, "leafLog2");
        }

        /**
         * Adds all bytes.
         *
         * @throws AtlasException INVALID where {@code data} is null or there would be more than 67,108,863 leaves
         */
        public Builder update(byte[] data) {
            return update(Region.of(data, "data"));
        }

        /**
         * Adds a range.
         *
         * @throws AtlasException INVALID where {@code data} is null, the range does not lie within it, or there would be too many leaves
         */
        public Builder update(byte[] data, int offset, int length) {
            return update(Region.of(data, offset, length, "data"));
        }

        /**
         * Adds the remaining bytes; the position stays.
         *
         * @throws AtlasException INVALID where {@code data} is null or there would be too many leaves
         */
        public Builder update(ByteBuffer data) {
            return update(Region.of(data, "data"));
        }

        Builder update(Region data) {
            int leaf = 1 << leafLog2;
            if ((length + data.length() + leaf - 1) >>> leafLog2 > MOST_LEAVES) {
                throw Require.invalid("data must have at most " + MOST_LEAVES + " leaves of 2^" + leafLog2 + " bytes: take longer leaves");
            }
            sum.merge(data.sum());
            for (int from = 0; from < data.length(); ) {
                int filled = (int) (length & leaf - 1);
                int count = Math.min(leaf - filled, data.length() - from);
                if (filled == 0) {
                    sha256.update((byte) 0);
                }
                data.digestInto(sha256, from, count);
                from += count;
                length += count;
                if (filled + count == leaf) {
                    endLeaf();
                }
            }
            return this;
        }

        /**
         * Returns the tree of all bytes so far; the builder is empty again.
         *
         * @throws AtlasException INVALID where there were none
         */
        public WitnessTree build() {
            if (length == 0) {
                throw Require.invalid("data must not be empty: a region with a witness has at least one byte");
            }
            if ((length & (1 << leafLog2) - 1) != 0) {
                endLeaf();
            }
            WitnessTree tree = new WitnessTree(leafLog2, Arrays.copyOf(leaves, count * MerkleTree.DIGEST), length, sum.value());
            count = 0;
            length = 0;
            sum.reset();
            return tree;
        }

        private void endLeaf() {
            if (count * MerkleTree.DIGEST == leaves.length) {
                leaves = Arrays.copyOf(leaves, (int) Math.min(2L * leaves.length, (long) MOST_LEAVES * MerkleTree.DIGEST));
            }
            MerkleTree.finish(sha256, leaves, count++ * MerkleTree.DIGEST);
        }
    }
}
