package dev.atlasl2.endive;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.CompactRangeReference.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parts of a region, as a host merges them over the raw interface: the module hashes leaves, joins siblings and adds
 * residues; the host keeps the roots of complete subtrees by where they begin.
 */
final class RawRanges {
    private record Subtree(long leaves, byte[] hash) {}

    private final RawOperations module;
    private final int k;
    private final long length;
    private final TreeMap<Long, Subtree> subtrees = new TreeMap<>();
    private long last;
    private int resonance;

    /** A part that ends within a leaf must end the region, which is known here. */
    RawRanges(RawOperations module, int k, long length, Part part) {
        this.module = module;
        this.k = k;
        this.length = length;
        if (part == null) {
            throw Host.invalid("a part is missing");
        }
        byte[] hashes = module.leafHashes(part.data(), k);
        long end = part.at() + part.data().length;
        boolean isAligned = part.at() >= 0 && (part.at() & (1L << k) - 1) == 0;
        if (!isAligned || end < 0 || end > length || (end & (1L << k) - 1) != 0 && end != length) {
            throw Host.invalid("a part lies from " + part.at() + " to " + end + " of " + length);
        }
        for (int i = 0; i < hashes.length / Host.DIGEST; i++) {
            byte[] hash = Arrays.copyOfRange(hashes, i * Host.DIGEST, (i + 1) * Host.DIGEST);
            put((part.at() >>> k) + i, new Subtree(1, hash));
        }
        resonance = module.sum(part.data());
        last = end;
    }

    /** Merges into the first. */
    static RawRanges merged(List<RawRanges> ranges) {
        if (ranges.isEmpty()) {
            throw Host.invalid("there are no parts");
        }
        ranges.stream().skip(1).forEach(ranges.get(0)::merge);
        return ranges.get(0);
    }

    private void merge(RawRanges other) {
        other.subtrees.forEach(this::put);
        resonance = module.deltaByte(resonance, 0, other.resonance);
        last = Math.max(last, other.last);
    }

    private void put(long start, Subtree subtree) {
        Map.Entry<Long, Subtree> before = subtrees.floorEntry(start);
        Long after = subtrees.ceilingKey(start);
        if (before != null && start < before.getKey() + before.getValue().leaves()
                || after != null && after < start + subtree.leaves()) {
            throw Host.invalid("a leaf from " + start + " on comes twice");
        }
        long first = start;
        long leaves = subtree.leaves();
        byte[] hash = subtree.hash();
        for (Subtree twin = subtrees.get(first ^ leaves);
                twin != null && twin.leaves() == leaves;
                twin = subtrees.get(first ^ leaves)) {
            subtrees.remove(first ^ leaves);
            hash = (first & leaves) == 0 ? module.node(hash, twin.hash()) : module.node(twin.hash(), hash);
            first &= ~leaves;
            leaves *= 2;
        }
        subtrees.put(first, new Subtree(leaves, hash));
    }

    Witness witness() {
        long next = 0;
        for (Map.Entry<Long, Subtree> subtree : subtrees.entrySet()) {
            if (subtree.getKey() != next) {
                throw Host.invalid("leaf " + next + " is missing");
            }
            next += subtree.getValue().leaves();
        }
        if (length < 1 || last != length) {
            throw Host.invalid("parts end at " + last + ", and the region at " + length);
        }
        List<byte[]> roots = subtrees.values().stream().map(Subtree::hash).toList();
        byte[] root = roots.get(roots.size() - 1);
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = module.node(roots.get(i), root);
        }
        return new Witness(Witness.Kind.TREE, k, root, length, resonance, 0, 0);
    }
}
