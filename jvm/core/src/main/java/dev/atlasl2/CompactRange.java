package dev.atlasl2;

import dev.atlasl2.Subtrees.Node;
import dev.atlasl2.internal.Mapped;
import dev.atlasl2.internal.Parallel;
import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The summary of a part of a region: its sum, and the few subtree hashes that represent its leaves (called a compact
 * range in transparency logs; clauses S12.7 to S12.9). Parts can be read anywhere and merged in any order. The range of
 * the whole gives the tree witness of the region:
 *
 * {@snippet file="dev/atlasl2/ExamplesTest.java" region="range"}
 *
 * <p>A part begins at a multiple of the leaf size. If its end is not a multiple, the part is the end of the region.
 * Parts that overlap are refused. A whole is refused if it has a gap, lacks its end or has bytes past it. Two ranges
 * over the same bytes are equal, no matter how the bytes were cut and merged, and they encode to the same bytes. A
 * range holds 32 bytes for each subtree: a run of n leaves has at most {@code 2 log2(n) + 2}.
 *
 * <p>Immutable and thread-safe.
 */
public final class CompactRange {
    private static final int BYTES = Limits.DIGEST_BYTES;
    /** Parts of {@link MerkleHasher#partBytes} in one task: 4 MiB of leaves of 4,096 bytes. */
    private static final int TASK = 16;

    private final int leafLog2;
    private final int resonance;
    /** The end of the region, if a short leaf has shown it; otherwise 0. */
    private final long end;

    private final List<Node> nodes;

    CompactRange(int leafLog2, int resonance, long end, List<Node> nodes) {
        this.leafLog2 = leafLog2;
        this.resonance = resonance;
        this.end = end;
        this.nodes = nodes;
        if (end != 0) {
            requireNothingAfterEnd();
        }
    }

    private void requireNothingAfterEnd() {
        long leaves = ((end - 1) >>> leafLog2) + 1;
        for (Node node : nodes) {
            if (node.end() > leaves) {
                throw Require.invalid("a part that ends within a leaf ends the region: one ends at offset " + end
                        + ", but there are bytes from offset " + (Math.max(node.first(), leaves) << leafLog2) + " on");
            }
        }
    }

    /**
     * Returns the range of an array's bytes.
     *
     * @throws AtlasException as {@link #of(Region, long, int)}
     */
    public static CompactRange of(byte[] data, long offset, int leafLog2) {
        Require.present("data", data);
        return of(Region.of(data, 0, data.length), offset, leafLog2);
    }

    /**
     * Returns the range of an array's bytes from index {@code from} up to {@code to}.
     *
     * @throws AtlasException as {@link #of(Region, long, int)}; INVALID also where from or to leaves the array
     */
    public static CompactRange of(byte[] data, int from, int to, long offset, int leafLog2) {
        Require.present("data", data);
        Require.range("to", to, 0, data.length);
        Require.range("from", from, 0, to);
        return of(Region.of(data, from, to - from), offset, leafLog2);
    }

    /**
     * Returns the range of the remaining bytes of a buffer, whose position does not move.
     *
     * @throws AtlasException as {@link #of(Region, long, int)}
     */
    public static CompactRange of(ByteBuffer data, long offset, int leafLog2) {
        Require.present("data", data);
        return of(Region.of(data), offset, leafLog2);
    }

    /**
     * Returns the range of a part. If the part has 32 MiB or more and all threads may read it, the common pool helps.
     *
     * @param leafLog2 8..16: leaves have {@code 2^leafLog2} bytes
     * @param offset of the part's first byte in the region, a multiple of {@code 2^leafLog2}
     * @param data the part: 1 byte or more, and none beyond offset 2^63-1. If its length is not a multiple of
     *     {@code 2^leafLog2}, the region ends with it
     * @throws AtlasException INVALID if an argument is null or does not meet these conditions (clause S12.7)
     */
    public static CompactRange of(Region data, long offset, int leafLog2) {
        Require.leafLog2(leafLog2);
        Require.present("data", data);
        Require.notEmpty("data", data.length());
        requireAligned(leafLog2, offset);
        Require.range("offset", offset, 0, Long.MAX_VALUE - data.length());
        try {
            return hash(leafLog2, offset, data);
        } catch (InternalError e) {
            throw Mapped.truncated(e);
        }
    }

    /**
     * Returns the range of a part that already has a tree. Its leaves are not hashed again.
     *
     * @param offset of the tree's first byte in the region, a multiple of its leaf size
     * @throws AtlasException INVALID if tree is null, if offset is not such a multiple, or if the part ends beyond
     *     2^63-1
     */
    public static CompactRange of(WitnessTree tree, long offset) {
        Require.present("tree", tree);
        int leafLog2 = tree.leafLog2();
        requireAligned(leafLog2, offset);
        Require.range("offset", offset, 0, Long.MAX_VALUE - tree.length());
        Subtrees subtrees = new Subtrees(leafLog2);
        pushLeaves(tree.leafHashes(), tree.leafCount(), offset >>> leafLog2, subtrees);
        return of(leafLog2, tree.resonance(), offset + tree.length(), subtrees);
    }

    private static CompactRange of(int leafLog2, int resonance, long stop, Subtrees subtrees) {
        boolean isShort = (stop & (1L << leafLog2) - 1) != 0;
        return new CompactRange(leafLog2, resonance, isShort ? stop : 0, subtrees.nodes());
    }

    private static void requireAligned(int leafLog2, long offset) {
        if ((offset & (1L << leafLog2) - 1) != 0) {
            throw Require.invalid("offset must be a multiple of the leaf size, " + (1 << leafLog2) + ", got " + offset);
        }
    }

    private static CompactRange hash(int leafLog2, long offset, Region data) {
        long task = (long) TASK * MerkleHasher.partBytes(leafLog2);
        long first = offset / task;
        int tasks =
                TreeHasher.splits(data, data.length()) ? (int) ((offset + data.length() - 1) / task - first + 1) : 1;
        Subtrees[] found = new Subtrees[tasks];
        int[] residues = new int[tasks];
        long stop = offset + data.length();
        Parallel.run(tasks, i -> {
            long from = i == 0 ? offset : (first + i) * task;
            long to = i == tasks - 1 ? stop : (first + i + 1) * task;
            found[i] = new Subtrees(leafLog2);
            residues[i] = hash(leafLog2, offset, data, from, to, found[i]);
        });
        Subtrees subtrees = new Subtrees(leafLog2);
        int resonance = 0;
        for (int i = 0; i < tasks; i++) {
            found[i].nodes().forEach(subtrees::push);
            resonance = (resonance + residues[i]) % Limits.MODULUS;
        }
        return of(leafLog2, resonance, stop, subtrees);
    }

    /** Hashes the region's bytes from {@code from} to {@code to}, and returns their sum. */
    private static int hash(int leafLog2, long offset, Region data, long from, long to, Subtrees subtrees) {
        MerkleHasher hasher = new MerkleHasher();
        int part = MerkleHasher.partBytes(leafLog2);
        int level = Integer.numberOfTrailingZeros(part) - leafLog2;
        byte[] hashes = {};
        long residue = 0;
        for (long at = from; at < to; ) {
            int bytes = (int) Math.min(part - at % part, to - at);
            if (bytes == part) {
                byte[] root = new byte[BYTES];
                residue += hasher.root(data, at - offset, bytes, leafLog2, root, 0);
                subtrees.push(new Node(at >>> leafLog2, level, root));
            } else {
                int leaves = ((bytes - 1) >>> leafLog2) + 1;
                hashes = hashes.length < leaves * BYTES ? new byte[leaves * BYTES] : hashes;
                residue += hasher.leaves(data, at - offset, bytes, leafLog2, hashes, 0);
                pushLeaves(hashes, leaves, at >>> leafLog2, subtrees);
            }
            residue %= Limits.MODULUS;
            at += bytes;
        }
        return (int) residue;
    }

    private static void pushLeaves(byte[] hashes, int count, long first, Subtrees subtrees) {
        for (int i = 0; i < count; i++) {
            byte[] hash = new byte[BYTES];
            System.arraycopy(hashes, i * BYTES, hash, 0, BYTES);
            subtrees.push(new Node(first + i, 0, hash));
        }
    }

    /**
     * Returns the range of both parts. {@code a.merge(b)} equals {@code b.merge(a)}, and several parts can be merged in
     * any order (clause S12.8). Neither argument changes.
     *
     * @throws AtlasException INVALID if other is null or has another leaf size, if both contain the same byte, or
     *     if bytes come after the end of the region
     */
    public CompactRange merge(CompactRange other) {
        Require.present("other", other);
        Require.range("leafLog2 of other", other.leafLog2, leafLog2, leafLog2);
        return merge(List.of(this, other));
    }

    /**
     * Returns the range of all parts, in any order. For n parts it takes n log n steps, which is faster than merging
     * them one after the other.
     *
     * @param parts one or more
     * @throws AtlasException INVALID if parts or one of them is null, if there are none, or as {@link
     *     #merge(CompactRange)}
     */
    public static CompactRange merge(Collection<CompactRange> parts) {
        Require.present("parts", parts);
        CompactRange[] all = parts.toArray(new CompactRange[0]);
        Require.range("number of parts", all.length, 1, Integer.MAX_VALUE);
        Require.present("parts[0]", all[0]);
        int leafLog2 = all[0].leafLog2;
        int resonance = 0;
        long end = 0;
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            Require.present("parts[" + i + "]", all[i]);
            Require.range("leafLog2 of parts[" + i + "]", all[i].leafLog2, leafLog2, leafLog2);
            resonance = (resonance + all[i].resonance) % Limits.MODULUS;
            end = all[i].end == 0 ? end : end == 0 ? all[i].end : Math.min(end, all[i].end);
            nodes.addAll(all[i].nodes);
        }
        nodes.sort(Comparator.comparingLong(Node::first)); // two sorted runs are merged in one pass
        Subtrees subtrees = new Subtrees(leafLog2);
        nodes.forEach(subtrees::push);
        return new CompactRange(leafLog2, resonance, end, subtrees.nodes());
    }

    /** Returns the number of bytes in the parts, without gaps. */
    public long covered() {
        long leaves = 0;
        for (Node node : nodes) {
            leaves += 1L << node.level();
        }
        long whole = leaves << leafLog2;
        return end == 0 ? whole : whole - (-end & (1L << leafLog2) - 1);
    }

    /** Returns the sum of the bytes, 0..95. */
    public int resonance() {
        return resonance;
    }

    /** Returns the binary logarithm of a leaf's length, 8..16. */
    public int leafLog2() {
        return leafLog2;
    }

    /**
     * Returns the tree witness of the region, equal to what {@link Witnesses#treeWitness(byte[], int)} makes of the
     * whole region (clause S12.9). Its timestamp and flags are 0.
     *
     * @param length of the region, 1 or more. The parts alone cannot show that the end is missing
     * @throws AtlasException INVALID if the parts are not exactly the bytes from 0 to length. The message has the
     *     first offset at which they are not, and the number of bytes that are missing or too many there
     */
    public Witness witness(long length) {
        Require.range("length", length, 1, Long.MAX_VALUE);
        long at = 0;
        for (Node node : nodes) {
            long first = node.first() << leafLog2;
            requireNothingMissing(at, Math.min(first, length));
            if (first >= length) {
                break;
            }
            at = node.end() << leafLog2;
        }
        long stop = stop();
        requireNothingMissing(stop, length);
        if (stop > length) {
            throw Require.invalid(
                    "parts must end with the region, at offset " + length + ", got " + (stop - length) + " bytes more");
        }
        return new Witness(Witness.Kind.TREE, leafLog2, Subtrees.root(nodes), length, resonance, 0, 0);
    }

    private static void requireNothingMissing(long from, long to) {
        if (from < to) {
            throw Require.invalid("parts must cover the region, but the " + (to - from) + " bytes from offset " + from
                    + " are missing");
        }
    }

    /** Returns the offset after the last byte. */
    private long stop() {
        return end != 0 ? end : nodes.get(nodes.size() - 1).end() << leafLog2;
    }

    long end() {
        return end;
    }

    List<Node> nodes() {
        return nodes;
    }

    /**
     * Returns the whole range as bytes, for {@link #decode} here or on another machine: 12 bytes, and 41 for each
     * subtree.
     *
     * <p>The bytes are: 1 (the version of the format), leafLog2, the sum, 0, then 8 bytes with the end of the region if
     * it is known to end within a leaf, otherwise 0. Then come the subtrees in order: the index of the first leaf (8),
     * the binary logarithm of the number of leaves (1), the hash (32). Numbers are big-endian.
     */
    public byte[] encode() {
        return CompactRangeBytes.encode(this);
    }

    /**
     * Returns the range from which {@link #encode} makes the same bytes.
     *
     * @throws AtlasException INVALID if bytes are null or are not a result of encode
     */
    public static CompactRange decode(byte[] bytes) {
        Require.present("bytes", bytes);
        return CompactRangeBytes.decode(bytes.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompactRange range && Arrays.equals(encode(), range.encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encode());
    }

    @Override
    public String toString() {
        return "CompactRange[" + covered() + " bytes, leafLog2 " + leafLog2 + ", resonance " + resonance + "]";
    }
}
