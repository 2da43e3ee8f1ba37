package dev.atlasl2;

import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.Limits;
import java.util.ArrayList;
import java.util.List;

/**
 * Subtrees in the order of their leaves. Each pair of siblings is joined into its parent (RFC 9162, section 2.1.1;
 * clause S12.7). The result depends on which leaves came, not on how they were cut, so parts may be merged in any
 * order. Not thread-safe.
 */
final class Subtrees {
    private final Sha256 sha = new Sha256();
    private final int leafLog2;
    private final List<Node> nodes = new ArrayList<>();

    Subtrees(int leafLog2) {
        this.leafLog2 = leafLog2;
    }

    /** The root of {@code 2^level} leaves from {@code first} on; first is a multiple of that number. */
    record Node(long first, int level, byte[] hash) {
        /** Returns the index of the leaf after the last. */
        long end() {
            return first + (1L << level);
        }

        boolean isLeftOf(Node right) {
            return right.level == level && (first >>> level & 1) == 0 && right.first == end();
        }
    }

    /** Adds the next subtree; refuses a subtree that begins inside the previous one. */
    void push(Node next) {
        if (!nodes.isEmpty() && next.first < last().end()) {
            long twice = Math.min(next.end(), last().end()) - next.first;
            throw Require.invalid("parts must not overlap, got twice " + twice + " leaves of " + (1 << leafLog2)
                    + " bytes from offset " + (next.first << leafLog2) + " on");
        }
        Node node = next;
        while (!nodes.isEmpty() && last().isLeftOf(node)) {
            node = join(nodes.remove(nodes.size() - 1), node);
        }
        nodes.add(node);
    }

    /** Returns the subtrees, in the order of their leaves. */
    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    private Node last() {
        return nodes.get(nodes.size() - 1);
    }

    private Node join(Node left, Node right) {
        byte[] hash = new byte[Limits.DIGEST_BYTES];
        sha.hashNode(left.hash, 0, right.hash, 0, hash, 0);
        return new Node(left.first, left.level + 1, hash);
    }

    /** Returns the root of subtrees that follow each other from leaf 0 on. They are joined from the right. */
    static byte[] root(List<Node> nodes) {
        Sha256 sha = new Sha256();
        byte[] root = nodes.get(nodes.size() - 1).hash.clone();
        for (int i = nodes.size() - 2; i >= 0; i--) {
            sha.hashNode(nodes.get(i).hash, 0, root, 0, root, 0);
        }
        return root;
    }
}
