package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of RFC 9162, section 2.1, and its proofs (clauses S12.1, S12.4 and S12.5). Lists hold 32-byte hashes
 * unless stated otherwise.
 */
public final class MerkleTreeReference {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private MerkleTreeReference() {}

    /**
     * Returns SHA-256(0x00 || leaf) (RFC 9162, section 2.1.1; clause S12.1).
     *
     * @throws AtlasException INVALID if leaf is null
     */
    public static byte[] leafHash(byte[] leaf) {
        Require.present("leaf", leaf);
        return Sha256Reference.hash(LEAF, leaf);
    }

    /**
     * Returns SHA-256(0x01 || left || right) (RFC 9162, section 2.1.1; clause S12.1).
     *
     * @throws AtlasException INVALID if one is null or not 32 bytes
     */
    public static byte[] nodeHash(byte[] left, byte[] right) {
        Require.digest("left", left);
        Require.digest("right", right);
        return Sha256Reference.hash(NODE, left, right);
    }

    /**
     * Returns the root over leaf inputs of any length; SHA-256 of nothing if there are none (RFC 9162, section
     * 2.1.1; clause S12.1).
     *
     * @throws AtlasException INVALID if the list or a leaf is null
     */
    public static byte[] root(List<byte[]> leaves) {
        Require.present("leaves", leaves);
        List<byte[]> hashes = new ArrayList<>();
        for (byte[] leaf : leaves) {
            hashes.add(leafHash(leaf));
        }
        return rootOfHashes(hashes);
    }

    /**
     * Returns the root over leaf hashes: MTH of RFC 9162, section 2.1.1, by its recursion (clause S12.1).
     *
     * @throws AtlasException INVALID if the list is null or a hash is null or not 32 bytes
     */
    public static byte[] rootOfHashes(List<byte[]> leafHashes) {
        requireDigests("leafHashes", leafHashes);
        int n = leafHashes.size();
        if (n == 0) {
            return Sha256Reference.hash();
        }
        if (n == 1) {
            return leafHashes.get(0).clone();
        }
        int k = split(n);
        return nodeHash(rootOfHashes(leafHashes.subList(0, k)), rootOfHashes(leafHashes.subList(k, n)));
    }

    /**
     * Returns the inclusion path of a leaf, from the leaf to the root: PATH of RFC 9162, section 2.1.3.1 (clause
     * S12.4).
     *
     * @param index 0..leafHashes.size()-1
     * @throws AtlasException INVALID if the list is null, a hash is not 32 bytes or index is outside its range
     */
    public static List<byte[]> inclusionPath(long index, List<byte[]> leafHashes) {
        requireDigests("leafHashes", leafHashes);
        requireIndex("index", index, 0, leafHashes.size() - 1);
        return path((int) index, leafHashes);
    }

    private static List<byte[]> path(int m, List<byte[]> leafHashes) {
        int n = leafHashes.size();
        if (n == 1) {
            return List.of();
        }
        int k = split(n);
        List<byte[]> left = leafHashes.subList(0, k);
        List<byte[]> right = leafHashes.subList(k, n);
        return m < k ? append(path(m, left), rootOfHashes(right)) : append(path(m - k, right), rootOfHashes(left));
    }

    /**
     * Returns whether {@code path} leads from the leaf hash at {@code index} to {@code root} in a tree of {@code size}
     * leaves (RFC 9162, section 2.1.3.2; clause S12.4).
     *
     * @param index 0..2^63-1; the result is false if it is not below size
     * @param size 1..2^63-1
     * @throws AtlasException INVALID if a hash is null or not 32 bytes, path is null, or index or size is outside
     *     its range
     */
    public static boolean verifyInclusion(byte[] root, byte[] leaf, long index, long size, List<byte[]> path) {
        Require.digest("root", root);
        Require.digest("leaf", leaf);
        Require.range("index", index, 0, Long.MAX_VALUE);
        Require.range("size", size, 1, Long.MAX_VALUE);
        requireDigests("path", path);
        if (index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        byte[] r = leaf;
        for (byte[] p : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = nodeHash(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = nodeHash(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && WitnessVerifyReference.sameDigest(r, root);
    }

    /**
     * Returns the consistency path between the tree of the first {@code first} leaves and the whole: PROOF of RFC 9162,
     * section 2.1.4.1 (clause S12.5). It is empty if first is the whole.
     *
     * @param first 1..leafHashes.size()
     * @throws AtlasException INVALID if the list is null, a hash is not 32 bytes or first is outside its range
     */
    public static List<byte[]> consistencyPath(long first, List<byte[]> leafHashes) {
        requireDigests("leafHashes", leafHashes);
        requireIndex("first", first, 1, leafHashes.size());
        return subProof((int) first, leafHashes, true);
    }

    /** {@code known} is the RFC's b: the subtree of m leaves is the old tree itself, whose root the verifier has. */
    private static List<byte[]> subProof(int m, List<byte[]> leafHashes, boolean known) {
        int n = leafHashes.size();
        if (m == n) {
            return known ? List.of() : List.of(rootOfHashes(leafHashes));
        }
        int k = split(n);
        List<byte[]> left = leafHashes.subList(0, k);
        List<byte[]> right = leafHashes.subList(k, n);
        return m <= k
                ? append(subProof(m, left, known), rootOfHashes(right))
                : append(subProof(m - k, right, false), rootOfHashes(left));
    }

    /**
     * Returns whether {@code path} shows that the tree of {@code second} leaves begins with the tree of {@code first}
     * leaves (RFC 9162, section 2.1.4.2; clause S12.5). If both counts are equal, it returns whether the path is empty
     * and the roots are equal.
     *
     * @param first 1..2^63-1
     * @param second first..2^63-1
     * @throws AtlasException INVALID if a hash is null or not 32 bytes, path is null, or a count is outside its
     *     range
     */
    public static boolean verifyConsistency(
            long first, long second, byte[] firstRoot, byte[] secondRoot, List<byte[]> path) {
        Require.range("first", first, 1, Long.MAX_VALUE);
        Require.range("second", second, first, Long.MAX_VALUE);
        Require.digest("firstRoot", firstRoot);
        Require.digest("secondRoot", secondRoot);
        requireDigests("path", path);
        if (first == second) {
            return path.isEmpty() && WitnessVerifyReference.sameDigest(firstRoot, secondRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        List<byte[]> hashes = new ArrayList<>(path);
        if (Long.bitCount(first) == 1) {
            hashes.add(0, firstRoot);
        }
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = hashes.get(0);
        byte[] sr = hashes.get(0);
        for (byte[] c : hashes.subList(1, hashes.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = nodeHash(c, fr);
                sr = nodeHash(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = nodeHash(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0
                && WitnessVerifyReference.sameDigest(fr, firstRoot)
                && WitnessVerifyReference.sameDigest(sr, secondRoot);
    }

    /** The largest power of two below n, for n of at least 2. */
    private static int split(int n) {
        return Integer.highestOneBit(n - 1);
    }

    private static List<byte[]> append(List<byte[]> path, byte[] node) {
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(node);
        return List.copyOf(longer);
    }

    private static void requireIndex(String name, long value, int min, int max) {
        if (max < min) {
            throw Require.invalid("leafHashes must hold at least 1 hash, got 0");
        }
        Require.range(name, value, min, max);
    }

    private static void requireDigests(String name, List<byte[]> digests) {
        Require.present(name, digests);
        for (int i = 0; i < digests.size(); i++) {
            Require.digest(name + "[" + i + "]", digests.get(i));
        }
    }
}
