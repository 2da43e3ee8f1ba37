package dev.atlasl2.raw;

import dev.atlasl2.adapter.protocol.Answers;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.spec.Witness;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parts of a region, merged by a host over the raw interface: the module hashes leaves, joins siblings and adds
 * residues; the host keeps the roots of complete subtrees by their position.
 */
final class RawRanges {
    private record Subtree(long leaves, byte[] hash) {}

    /** What all parts of a region share. */
    private record Region(RawSums sums, RawTrees trees, int k, long length) {}

    private final Region region;
    private final TreeMap<Long, Subtree> subtrees = new TreeMap<>();
    private long last;
    private int resonance;

    /** A part that ends within a leaf must be the end of the region, which is known here. */
    private RawRanges(Region region, long at, byte[] data) {
        this.region = region;
        int k = region.k;
        byte[] hashes = region.trees.leafHashes("data", data, k);
        long end = at + data.length;
        boolean isAligned = at >= 0 && (at & (1L << k) - 1) == 0;
        if (!isAligned || end < 0 || end > region.length || ((end & (1L << k) - 1) != 0 && end != region.length)) {
            throw Host.invalid("at must be a multiple of " + (1L << k) + ", and data end at one or with the region of "
                    + region.length + " bytes; got at " + at + " and " + data.length + " bytes");
        }
        for (int i = 0; i < hashes.length / Host.DIGEST; i++) {
            byte[] hash = Arrays.copyOfRange(hashes, i * Host.DIGEST, (i + 1) * Host.DIGEST);
            put((at >>> k) + i, new Subtree(1, hash));
        }
        resonance = region.sums.sum("data", data);
        last = end;
    }

    static void answer(RawSums sums, RawTrees trees, Arguments in, ObjectNode out) {
        long k = in.number("k");
        trees.requireLeafLog2(k);
        Region region = new Region(sums, trees, (int) k, in.number("length"));
        out.set("witness", Answers.witness(merged(in, region).witness()));
    }

    /** Merges the parts of a group into the first, inner groups before. */
    private static RawRanges merged(Arguments group, Region region) {
        if (!group.json().path("parts").isArray()) {
            throw Host.invalid("parts must be a list, got " + group.json().get("parts"));
        }
        List<JsonNode> parts = Host.each("parts", group.list("parts", Function.identity()));
        List<RawRanges> ranges =
                parts.stream().map(part -> member(part, region)).toList();
        if (ranges.isEmpty()) {
            throw Host.invalid("parts must not be empty");
        }
        ranges.stream().skip(1).forEach(ranges.get(0)::merge);
        return ranges.get(0);
    }

    private static RawRanges member(JsonNode json, Region region) {
        Arguments part = new Arguments(json);
        return part.has("parts") ? merged(part, region) : new RawRanges(region, part.number("at"), part.region("data"));
    }

    private void merge(RawRanges other) {
        other.subtrees.forEach(this::put);
        resonance = region.sums.joined(resonance, other.resonance);
        last = Math.max(last, other.last);
    }

    private void put(long start, Subtree subtree) {
        Map.Entry<Long, Subtree> before = subtrees.floorEntry(start);
        Long after = subtrees.ceilingKey(start);
        if ((before != null && start < before.getKey() + before.getValue().leaves())
                || (after != null && after < start + subtree.leaves())) {
            throw Host.invalid("a leaf from " + start + " on comes twice");
        }
        long first = start;
        long leaves = subtree.leaves();
        byte[] hash = subtree.hash();
        for (Subtree twin = subtrees.get(first ^ leaves);
                twin != null && twin.leaves() == leaves;
                twin = subtrees.get(first ^ leaves)) {
            subtrees.remove(first ^ leaves);
            hash = (first & leaves) == 0 ? region.trees.node(hash, twin.hash()) : region.trees.node(twin.hash(), hash);
            first &= ~leaves;
            leaves *= 2;
        }
        subtrees.put(first, new Subtree(leaves, hash));
    }

    private Witness witness() {
        long next = 0;
        for (Map.Entry<Long, Subtree> subtree : subtrees.entrySet()) {
            if (subtree.getKey() != next) {
                throw Host.invalid("leaf " + next + " is missing");
            }
            next += subtree.getValue().leaves();
        }
        if (region.length < 1 || last != region.length) {
            throw Host.invalid("parts end at " + last + ", and the region at " + region.length);
        }
        List<byte[]> roots = subtrees.values().stream().map(Subtree::hash).toList();
        byte[] root = roots.get(roots.size() - 1);
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = region.trees.node(roots.get(i), root);
        }
        return new Witness(Witness.Kind.TREE, region.k, root, region.length, resonance, 0, 0);
    }
}
