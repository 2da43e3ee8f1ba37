package dev.atlasl2.raw;

import dev.atlasl2.adapter.protocol.Answers;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Operation;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Hashes of leaves and nodes; hosts keep nothing else of trees. */
final class RawTrees {
    private static final int DIGEST = Host.DIGEST;

    private final RawModule module;

    RawTrees(RawModule module) {
        this.module = module;
    }

    void addTo(Map<String, Operation> table) {
        table.put("merkleRoot", (in, out) -> out.put("root", Answers.hex(root(in.hexes("leaves")))));
        table.put("changedLeaves", this::changedLeaves);
    }

    private byte[] root(List<byte[]> leaves) {
        int count = Host.each("leaves", leaves).size();
        byte[] hashes = new byte[count * DIGEST];
        for (int i = 0; i < count; i++) {
            byte[] leaf = leaves.get(i);
            Arena arena = new Arena(module, leaf.length);
            int p = arena.in(leaf);
            System.arraycopy(digest(arena, "leaf_hash", p, leaf.length), 0, hashes, i * DIGEST, DIGEST);
        }
        return rootOf(hashes);
    }

    private byte[] rootOf(byte[] hashes) {
        Arena arena = new Arena(module, hashes.length);
        int p = arena.in(hashes);
        return digest(arena, "tree_root", p, hashes.length / DIGEST);
    }

    private static byte[] digest(Arena arena, String export, long at, long count) {
        int out = arena.out(DIGEST);
        arena.accept(export, at, count, out);
        return arena.read(out, DIGEST);
    }

    /** Returns the hashes of a region's leaves, one after the other. */
    byte[] leafHashes(String name, byte[] data, long k) {
        int length = Host.given(name, data).length;
        int count = module.call("tree_leaf_count", length, Host.u32("k", k));
        if (count < 0) {
            throw Host.invalid(name + " must have bytes and k be in its range, got " + length + " bytes and k " + k);
        }
        Arena arena = new Arena(module, length + (long) count * DIGEST);
        int p = arena.in(data);
        int out = arena.out(count * DIGEST);
        arena.accept("tree_leaves", p, length, (int) k, out);
        return arena.read(out, count * DIGEST);
    }

    /** Refuses an invalid leaf size: the module checks it with a region of one byte. */
    void requireLeafLog2(long k) {
        if (module.call("tree_leaf_count", 1, Host.u32("k", k)) < 0) {
            throw Host.invalid("k must be in the range of leaves, got " + k);
        }
    }

    /** Returns the hash of the node above two. */
    byte[] node(byte[] left, byte[] right) {
        byte[] both = new byte[2 * DIGEST];
        System.arraycopy(left, 0, both, 0, DIGEST);
        System.arraycopy(right, 0, both, DIGEST, DIGEST);
        return rootOf(both);
    }

    private void changedLeaves(Arguments in, ObjectNode out) {
        byte[] old = leafHashes("before", in.region("before"), in.number("k"));
        byte[] now = leafHashes("after", in.region("after"), in.number("k"));
        Arena arena = new Arena(module, old.length + 2L * now.length);
        int a = arena.in(old);
        int b = arena.in(now);
        int indexes = arena.out(4 * Math.max(old.length, now.length) / DIGEST);
        int changed = arena.answer("changed_leaves", a, old.length / DIGEST, b, now.length / DIGEST, indexes);
        ArrayNode leaves = Answers.list();
        for (int i = 0; i < changed; i++) {
            leaves.add(arena.word(indexes + 4 * i));
        }
        out.set("leaves", leaves);
    }
}
