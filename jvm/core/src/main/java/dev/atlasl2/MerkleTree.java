package dev.atlasl2;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Hashes and proofs of RFC 9162, section 2.1, over leaf hashes that lie one after the other in an array. Proofs are computed by walking
 * ranges; nothing but the leaf hashes is kept. Not thread-safe: it reuses one digest.
 */
final class MerkleTree {
    static final int DIGEST = 32;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha256 = Sha256.create();
    private final byte[] leaves;

    /** @param leaves whole leaf hashes of 32 bytes */
    MerkleTree(byte[] leaves) {
        this.leaves = leaves;
    }

    int size() {
        return leaves.length / DIGEST;
    }

    byte[] root() {
        return size() == 0 ? sha256.digest() : range(0, size());
    }

    /** The path of RFC 9162, section 2.1.3.1, from the leaf up. */
    List<byte[]> inclusionPath(int index) {
        List<byte[]> path = new ArrayList<>();
        collectInclusion(index, 0, size(), path);
        return path;
    }

    private void collectInclusion(int index, int from, int to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        int split = from + split(to - from);
        if (index < split) {
            collectInclusion(index, from, split, path);
            path.add(range(split, to));
        } else {
            collectInclusion(index, split, to, path);
            path.add(range(from, split));
        }
    }

    /** PROOF(first, D) of RFC 9162, section 2.1.4.1. */
    List<byte[]> consistencyPath(int first) {
        List<byte[]> path = new ArrayList<>();
        collectConsistency(first, 0, size(), true, path);
        return path;
    }

    private void collectConsistency(int first, int from, int to, boolean whole, List<byte[]> path) {
        if (first == to) {
            if (!whole) {
                path.add(range(from, to));
            }
            return;
        }
        int split = from + split(to - from);
        if (first <= split) {
            collectConsistency(first, from, split, whole, path);
            path.add(range(split, to));
        } else {
            collectConsistency(first, split, to, false, path);
            path.add(range(from, split));
        }
    }

    /** The hash over leaves {@code from} to {@code to - 1}; the recursion is as deep as the tree, 31 levels at most. */
    private byte[] range(int from, int to) {
        byte[] hash = new byte[DIGEST];
        hashRange(from, to, hash);
        return hash;
    }

    private void hashRange(int from, int to, byte[] out) {
        if (to - from == 1) {
            System.arraycopy(leaves, from * DIGEST, out, 0, DIGEST);
            return;
        }
        int split = from + split(to - from);
        byte[] right = new byte[DIGEST];
        hashRange(from, split, out);
        hashRange(split, to, right);
        node(out, right, out);
    }

    private void node(byte[] left, byte[] right, byte[] out) {
        sha256.update(NODE);
        sha256.update(left);
        sha256.update(right);
        finish(sha256, out, 0);
    }

    /** The largest power of two below {@code n}; {@code n} is 2 or more. */
    private static int split(int n) {
        return Integer.highestOneBit(n - 1);
    }

    /** Hashes a leaf input into {@code out}. */
    static void leaf(MessageDigest sha256, Region data, int from, int count, byte[] out, int at) {
        sha256.update(LEAF);
        data.digestInto(sha256, from, count);
        finish(sha256, out, at);
    }

    /** Writes the digest of what {@code sha256} was given, 32 bytes, and resets it. */
    static void finish(MessageDigest sha256, byte[] out, int at) {
        try {
            sha256.digest(out, at, DIGEST);
        } catch (DigestException e) {
            throw new IllegalStateException(e); // the array has room for every hash that is written to it
        }
    }

    /** RFC 9162, section 2.1.3.2. */
    static boolean verifyInclusion(byte[] root, byte[] leaf, long index, long size, List<byte[]> path) {
        if (index >= size) {
            return false;
        }
        MerkleTree hasher = new MerkleTree(new byte[0]);
        long fn = index;
        long sn = size - 1;
        byte[] hash = leaf.clone();
        for (byte[] other : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hasher.node(other, hash, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                hasher.node(hash, other, hash);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && MessageDigest.isEqual(hash, root);
    }

    /** RFC 9162, section 2.1.4.2. */
    static boolean verifyConsistency(long first, long second, byte[] firstRoot, byte[] secondRoot, List<byte[]> path) {
        if (first == second) {
            return path.isEmpty() && MessageDigest.isEqual(firstRoot, secondRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        MerkleTree hasher = new MerkleTree(new byte[0]);
        boolean startsWithRoot = Long.bitCount(first) == 1;
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>>= 1;
            sn >>>= 1;
        }
        byte[] start = startsWithRoot ? firstRoot : path.get(0);
        byte[] fr = start.clone();
        byte[] sr = start.clone();
        for (byte[] c : path.subList(startsWithRoot ? 0 : 1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hasher.node(c, fr, fr);
                hasher.node(c, sr, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                hasher.node(sr, c, sr);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && MessageDigest.isEqual(fr, firstRoot) && MessageDigest.isEqual(sr, secondRoot);
    }
}
