package dev.atlasl2;

import dev.atlasl2.internal.Require;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Checks proofs without the data (RFC 9162, section 2.1; clauses S12.4 and S12.5). The answer for a proof that proves
 * nothing is false; only malformed arguments are refused. {@link WitnessTree} documents the arguments.
 */
final class MerkleProof {
    private MerkleProof() {}

    /** The algorithm of RFC 9162, section 2.1.3.2. */
    static boolean verifyInclusion(byte[] root, byte[] leafHash, long index, long size, List<byte[]> path) {
        Require.digest("root", root);
        Require.digest("leafHash", leafHash);
        Require.range("index", index, 0, Long.MAX_VALUE);
        Require.range("size", size, 1, Long.MAX_VALUE);
        List<byte[]> hashes = requirePath(path);
        if (index >= size) {
            return false;
        }
        Sha256 sha = new Sha256();
        byte[] r = leafHash.clone();
        long fn = index;
        long sn = size - 1;
        for (byte[] p : hashes) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                sha.hashNode(p, 0, r, 0, r, 0);
                int levels = trailingZeros(fn);
                fn >>= levels;
                sn >>= levels;
            } else {
                sha.hashNode(r, 0, p, 0, r, 0);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && MessageDigest.isEqual(r, root);
    }

    /** The algorithm of RFC 9162, section 2.1.4.2. */
    static boolean verifyConsistency(long first, long second, byte[] firstRoot, byte[] secondRoot, List<byte[]> path) {
        Require.range("first", first, 1, Long.MAX_VALUE);
        Require.range("second", second, first, Long.MAX_VALUE);
        Require.digest("firstRoot", firstRoot);
        Require.digest("secondRoot", secondRoot);
        List<byte[]> hashes = requirePath(path);
        if (first == second) {
            return hashes.isEmpty() && MessageDigest.isEqual(firstRoot, secondRoot);
        }
        if (hashes.isEmpty()) {
            return false;
        }
        Iterator<byte[]> rest = hashes.iterator();
        // If the older tree is complete, it is a subtree of the newer tree. Its root is then the first element of the
        // path, and is left out.
        byte[] start = Long.bitCount(first) == 1 ? firstRoot : rest.next();
        byte[] fr = start.clone();
        byte[] sr = start.clone();
        int complete = Long.numberOfTrailingZeros(~(first - 1));
        long fn = (first - 1) >> complete;
        long sn = (second - 1) >> complete;
        Sha256 sha = new Sha256();
        while (rest.hasNext()) {
            byte[] c = rest.next();
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                sha.hashNode(c, 0, fr, 0, fr, 0);
                sha.hashNode(c, 0, sr, 0, sr, 0);
                int levels = trailingZeros(fn);
                fn >>= levels;
                sn >>= levels;
            } else {
                sha.hashNode(sr, 0, c, 0, sr, 0);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && MessageDigest.isEqual(fr, firstRoot) && MessageDigest.isEqual(sr, secondRoot);
    }

    /** How often the inner loop of the RFC halves: while fn is even and not 0. */
    private static int trailingZeros(long fn) {
        return fn == 0 ? 0 : Long.numberOfTrailingZeros(fn);
    }

    private static List<byte[]> requirePath(List<byte[]> path) {
        Require.present("path", path);
        List<byte[]> hashes = Arrays.asList(path.toArray(new byte[0][]));
        for (int i = 0; i < hashes.size(); i++) {
            Require.digest("path[" + i + "]", hashes.get(i));
        }
        return hashes;
    }
}
