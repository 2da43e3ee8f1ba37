package dev.atlasl2.vectors.oracle;

import java.util.List;

/** The proofs of a tree (clauses S12.4 and S12.5). */
public final class Proof {
    private Proof() {}

    /**
     * Proves that a leaf is in a tree.
     *
     * @param leaf the leaf hash, 32 bytes
     * @param path hashes from the leaf up
     * @param size leaves in the tree
     */
    public record Inclusion(byte[] leaf, List<byte[]> path, long size) {}

    /**
     * Proves that a tree begins with the leaves of a smaller one.
     *
     * @param path hashes
     * @param size leaves in the tree
     */
    public record Consistency(List<byte[]> path, long size) {}
}
