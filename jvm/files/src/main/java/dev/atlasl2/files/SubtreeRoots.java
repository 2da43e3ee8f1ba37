package dev.atlasl2.files;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins the roots of neighbouring subtrees into the root of the whole (RFC 9162, section 2.1.1; clause S12.1). All
 * subtrees have the same size, a power of two leaves, except the last, which may be smaller. Leaf hashes are such roots
 * too. It keeps one root per level, like the ones of a binary counter.
 */
final class SubtreeRoots {
    private static final byte NODE = 1;

    private final MessageDigest sha = Sha.newDigest();
    private final List<byte[]> roots = new ArrayList<>();
    private long count;

    void add(byte[] root) {
        roots.add(root);
        count++;
        for (long n = count; (n & 1) == 0; n >>= 1) {
            join();
        }
    }

    /** Ends the tree, which had at least one subtree, and returns its root. */
    byte[] root() {
        while (roots.size() > 1) {
            join();
        }
        return roots.getFirst();
    }

    private void join() {
        byte[] right = roots.removeLast();
        byte[] left = roots.removeLast();
        sha.update(NODE);
        sha.update(left);
        sha.update(right);
        roots.add(sha.digest());
    }
}
