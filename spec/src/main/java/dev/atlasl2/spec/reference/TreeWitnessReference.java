package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The witness whose digest is a Merkle root over leaves of 2^k bytes (clauses S12.1, S12.2, S12.3 and S12.6). */
public final class TreeWitnessReference {
    private static final byte[] LEAF = {0};

    private TreeWitnessReference() {}

    /**
     * Returns the leaf hashes of a region: SHA-256(0x00 || bytes of the leaf). Every leaf has 2^k bytes, except that
     * the last has the remaining 1..2^k bytes (clause S12.2).
     *
     * @param k 8..16
     * @throws AtlasException INVALID if data is null or empty or k is outside its range
     */
    public static List<byte[]> leaves(byte[] data, long k) {
        Require.region("data", data);
        requireLeafLog2(k);
        int leafBytes = 1 << k;
        List<byte[]> hashes = new ArrayList<>();
        // In 64 bits: close to the longest array, the next offset does not fit in 32.
        for (long from = 0; from < data.length; from += leafBytes) {
            int to = (int) Math.min(from + leafBytes, data.length);
            hashes.add(new Sha256Reference()
                    .update(LEAF, 0, 1)
                    .update(data, (int) from, to)
                    .digest());
        }
        return hashes;
    }

    /**
     * Returns the tree witness of a region, with timestamp 0 and flags 0 (clauses S12.1, S12.2).
     *
     * @param k 8..16
     * @throws AtlasException INVALID if data is null or empty or k is outside its range
     */
    public static Witness witness(byte[] data, long k) {
        byte[] root = MerkleTreeReference.rootOfHashes(leaves(data, k));
        return new Witness(Witness.Kind.TREE, (int) k, root, data.length, SumReference.sum(data), 0, 0);
    }

    /**
     * Returns the indexes, in rising order, of the leaves that differ. A leaf that only one region has counts as
     * different, and so does one that is shorter in one of them (clause S12.6).
     *
     * @param k 8..16
     * @throws AtlasException INVALID if a region is null or empty or k is outside its range
     */
    public static List<Integer> changedLeaves(byte[] before, byte[] after, long k) {
        Require.region("before", before);
        Require.region("after", after);
        List<byte[]> old = leaves(before, k);
        List<byte[]> now = leaves(after, k);
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
            boolean inBoth = i < old.size() && i < now.size();
            if (!inBoth || !Arrays.equals(old.get(i), now.get(i))) {
                changed.add(i);
            }
        }
        return List.copyOf(changed);
    }

    private static void requireLeafLog2(long k) {
        Require.range("k", k, Limits.MIN_LEAF_LOG2, Limits.MAX_LEAF_LOG2);
    }
}
