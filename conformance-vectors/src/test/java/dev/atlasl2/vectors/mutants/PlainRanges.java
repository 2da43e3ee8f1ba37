package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.CompactRangeReference.Part;
import dev.atlasl2.spec.reference.MerkleTreeReference;
import dev.atlasl2.spec.reference.SumReference;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.vectors.oracle.RangeTree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compact ranges as people write them: subtrees by their first leaf. It is right; each mutant overrides one decision.
 */
class PlainRanges implements Operations {
    record Subtree(long leaves, byte[] hash) {}

    /** The state of one merged range. */
    final class Range {
        final TreeMap<Long, Subtree> subtrees = new TreeMap<>();
        int sum;
        long end;
        boolean isShort;
    }

    /** Whether siblings become their parent: the one that was there, and the one that comes. */
    boolean joins(long first, long leaves, boolean siblingIsLeft, int joinedSoFar) {
        return true;
    }

    long key(long leaf) {
        return leaf;
    }

    int mergedSum(int one, int other, boolean otherIsLarger) {
        return (one + other) % 96;
    }

    boolean overlaps(Range range, long first, long leaves) {
        Map.Entry<Long, Subtree> before = range.subtrees.floorEntry(first);
        Long after = range.subtrees.ceilingKey(first);
        return before != null && first < before.getKey() + before.getValue().leaves()
                || after != null && after < first + leaves;
    }

    boolean isShortKept() {
        return true;
    }

    long mergedEnd(long one, long other) {
        return Math.max(one, other);
    }

    static void need(boolean holds) {
        if (!holds) {
            throw new AtlasException(ErrorCode.INVALID, "mutant");
        }
    }

    @Override
    public Witness ranges(long k, long length, RangeTree parts) {
        List<Part> all = parts.parts();
        need(k >= 8 && k <= 16 && length >= 1 && all != null && !all.isEmpty());
        for (Part part : all) {
            need(part != null && part.data() != null && part.data().length > 0);
            need(part.at() >= 0 && part.at() % (1L << k) == 0 && part.at() <= Long.MAX_VALUE - part.data().length);
        }
        Range whole = parts.merged(part -> range(k, part), this::merged);
        long next = 0;
        for (Map.Entry<Long, Subtree> subtree : whole.subtrees.entrySet()) {
            need(subtree.getKey() == next);
            next += subtree.getValue().leaves();
        }
        need(whole.end == length);
        List<byte[]> roots = whole.subtrees.values().stream().map(Subtree::hash).toList();
        byte[] root = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = MerkleTreeReference.nodeHash(roots.get(i), root);
        }
        return new Witness(Witness.Kind.TREE, (int) k, root, length, whole.sum, 0, 0);
    }

    private Range range(long k, Part part) {
        Range range = new Range();
        List<byte[]> leaves = TreeWitnessReference.leaves(part.data(), k);
        for (int i = 0; i < leaves.size(); i++) {
            put(range, key((part.at() >> k) + i), new Subtree(1, leaves.get(i)));
        }
        range.sum = SumReference.sum(part.data());
        range.end = part.at() + part.data().length;
        range.isShort = range.end % (1L << k) != 0;
        return range;
    }

    private Range merged(List<Range> ranges) {
        need(!ranges.isEmpty());
        Range all = ranges.getFirst();
        for (Range next : ranges.subList(1, ranges.size())) {
            all = merge(all, next);
        }
        return all;
    }

    private Range merge(Range into, Range other) {
        need(!isShortKept() || !(into.isShort && other.end > into.end || other.isShort && into.end > other.end));
        boolean otherIsLarger = other.subtrees.size() > into.subtrees.size();
        other.subtrees.forEach((first, subtree) -> put(into, first, subtree));
        into.sum = mergedSum(into.sum, other.sum, otherIsLarger);
        into.isShort |= other.isShort;
        into.end = mergedEnd(into.end, other.end);
        return into;
    }

    private void put(Range range, long start, Subtree subtree) {
        need(!overlaps(range, start, subtree.leaves()));
        long first = start;
        long leaves = subtree.leaves();
        byte[] hash = subtree.hash();
        int joined = 0;
        for (Subtree twin = range.subtrees.get(first ^ leaves);
                twin != null && twin.leaves() == leaves;
                twin = range.subtrees.get(first ^ leaves)) {
            boolean siblingIsLeft = (first & leaves) != 0;
            if (!joins(first, leaves, siblingIsLeft, joined++)) {
                break;
            }
            range.subtrees.remove(first ^ leaves);
            hash = siblingIsLeft
                    ? MerkleTreeReference.nodeHash(twin.hash(), hash)
                    : MerkleTreeReference.nodeHash(hash, twin.hash());
            first &= ~leaves;
            leaves *= 2;
        }
        range.subtrees.put(first, new Subtree(leaves, hash));
    }
}
