package dev.atlasl2;

import dev.atlasl2.Subtrees.Node;
import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.Limits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Encodes and decodes a {@link CompactRange}, whose documentation has the format. */
final class CompactRangeBytes {
    private static final int VERSION = 1;
    private static final int HEAD = 12;
    private static final int NODE = 9 + Limits.DIGEST_BYTES;

    private CompactRangeBytes() {}

    static byte[] encode(CompactRange range) {
        ByteBuffer out = ByteBuffer.allocate(HEAD + range.nodes().size() * NODE);
        out.put((byte) VERSION)
                .put((byte) range.leafLog2())
                .put((byte) range.resonance())
                .put((byte) 0);
        out.putLong(range.end());
        for (Node node : range.nodes()) {
            out.putLong(node.first()).put((byte) node.level()).put(node.hash());
        }
        return out.array();
    }

    static CompactRange decode(byte[] bytes) {
        if (bytes.length <= HEAD || (bytes.length - HEAD) % NODE != 0) {
            throw Require.invalid(
                    "length of bytes must be " + HEAD + " and 1 or more times " + NODE + ", got " + bytes.length);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Require.range("version in bytes", in.get(), VERSION, VERSION);
        int leafLog2 = in.get();
        Require.range("leafLog2 in bytes", leafLog2, Limits.MIN_LEAF_LOG2, Limits.MAX_LEAF_LOG2);
        int resonance = in.get();
        Require.range("sum in bytes", resonance, 0, Limits.MODULUS - 1);
        Require.range("byte 3 of bytes", in.get(), 0, 0);
        long end = in.getLong();
        Require.range("end in bytes", end, 0, Long.MAX_VALUE);
        Subtrees subtrees = new Subtrees(leafLog2);
        List<Node> nodes = new ArrayList<>();
        while (in.hasRemaining()) {
            Node node = node(in, leafLog2);
            nodes.add(node);
            subtrees.push(node);
        }
        if (!subtrees.nodes().equals(nodes)) {
            throw Require.invalid("subtrees in bytes must be as large as they can be, got two that have one parent");
        }
        requireEnd(end, nodes.get(nodes.size() - 1), leafLog2);
        return new CompactRange(leafLog2, resonance, end, nodes);
    }

    private static Node node(ByteBuffer in, int leafLog2) {
        long first = in.getLong();
        int level = in.get();
        byte[] hash = new byte[Limits.DIGEST_BYTES];
        in.get(hash);
        Require.range("level in bytes", level, 0, Long.SIZE - 2 - leafLog2);
        long leaves = 1L << level;
        Require.range("first leaf in bytes", first, 0, (Long.MAX_VALUE >>> leafLog2) + 1 - leaves);
        if ((first & leaves - 1) != 0) {
            throw Require.invalid("first leaf in bytes must be a multiple of its " + leaves + " leaves, got " + first);
        }
        return new Node(first, level, hash);
    }

    /** A known end is within the last leaf, after its first byte. An unknown end must fit 63 bits. */
    private static void requireEnd(long end, Node last, int leafLog2) {
        long leaf = (last.end() - 1) << leafLog2;
        if (end == 0) {
            Require.range("first byte of the last leaf in bytes", leaf, 0, Long.MAX_VALUE - (1L << leafLog2));
        } else {
            Require.range("end in bytes", end, leaf + 1, leaf + ((1L << leafLog2) - 1));
        }
    }
}
