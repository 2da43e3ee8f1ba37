package dev.atlasl2;

import dev.atlasl2.kernel.CurrentKernel;
import dev.atlasl2.kernel.CurrentSha256;
import dev.atlasl2.kernel.LaneSha256;
import dev.atlasl2.spec.Limits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hashes many messages: leaves, nodes (RFC 9162, section 2.1.1) and the entries of batches. It uses lanes if they are
 * faster than one message after the other. Not thread-safe. It keeps its scratch memory, so only the first call of each
 * kind allocates.
 */
final class MerkleHasher {
    private static final int BYTES = Limits.DIGEST_BYTES;
    private static final byte[] NONE = {};
    /** Fewer bytes are not worth a race between lanes and {@link Sha256}, which takes a second of another thread. */
    private static final int MIN_LANES_BYTES = 1 << 16;

    private static final int MAX_LANES = 16;
    private static final int LEAF = 0;
    private static final int NODE = 1;

    private final Sha256 sha = new Sha256();
    private final byte[][] data = new byte[MAX_LANES][];
    private final int[] at = new int[MAX_LANES];
    private @Nullable LaneSha256 lanes;
    /** The leaf hashes of a part. */
    private byte[] hashes = NONE;
    /** A part that is not in an array. */
    private byte[] copy = NONE;

    /** Makes a hasher. */
    MerkleHasher() {}

    /** Returns the hash for single messages. */
    Sha256 sha256() {
        return sha;
    }

    /**
     * Returns how many bytes of a tree are hashed at a time. They are few, so that they are still in the cache when
     * they are added up, but enough leaves for all lanes. They are 2^n leaves, so that each part is a subtree.
     *
     * @param leafLog2 8..16
     */
    static int partBytes(int leafLog2) {
        return Math.max(1 << 18, MAX_LANES << leafLog2);
    }

    /**
     * Writes the hashes of all leaves of a range to {@code out} from {@code outAt} on.
     *
     * @param length 1 or more; the last leaf may be short
     * @return the exact total of the range
     */
    long leaves(byte[] array, int offset, int length, int leafLog2, byte[] out, int outAt) {
        int leaf = 1 << leafLog2;
        int done = 0;
        int next = outAt;
        long total = 0;
        LaneSha256 lanes = length >= MIN_LANES_BYTES ? lanes() : null;
        if (lanes != null) {
            int group = lanes.lanes() << leafLog2;
            for (; length - done >= group; done += group) {
                hashInLanes(lanes, LEAF, array, offset + done, leaf, out, next);
                total += CurrentKernel.get().total(array, offset + done, group);
                next += lanes.lanes() * BYTES;
            }
        }
        while (done < length) {
            int count = Math.min(leaf, length - done);
            total += sha.hashLeaf(array, offset + done, count, out, next);
            next += BYTES;
            done += count;
        }
        return total;
    }

    /** As {@link #leaves(byte[], int, int, int, byte[], int)}, of a range of a region. */
    long leaves(Region region, long offset, int length, int leafLog2, byte[] out, int outAt) {
        byte[] array = region.array();
        if (array != null) {
            return leaves(array, region.start() + (int) offset, length, leafLog2, out, outAt);
        }
        if (copy.length < length) {
            copy = new byte[length];
        }
        region.copy(offset, copy, 0, length);
        return leaves(copy, 0, length, leafLog2, out, outAt);
    }

    /**
     * Writes the hashes of pairs of nodes to {@code out}; a last node without a partner is copied. The result may
     * overwrite the nodes, from the same index on.
     *
     * @param count nodes, 1 or more
     */
    void parents(byte[] nodes, int from, int count, byte[] out, int outAt) {
        int pairs = count / 2;
        int done = 0;
        LaneSha256 lanes = pairs * 2 * BYTES >= MIN_LANES_BYTES ? lanes() : null;
        if (lanes != null) {
            for (; pairs - done >= lanes.lanes(); done += lanes.lanes()) {
                hashInLanes(lanes, NODE, nodes, from + done * 2 * BYTES, 2 * BYTES, out, outAt + done * BYTES);
            }
        }
        for (; done < pairs; done++) {
            sha.hashNode(nodes, from + done * 2 * BYTES, out, outAt + done * BYTES);
        }
        if (count % 2 == 1) {
            System.arraycopy(nodes, from + (count - 1) * BYTES, out, outAt + pairs * BYTES, BYTES);
        }
    }

    /**
     * Writes the root of the leaves of a range to {@code out} at {@code outAt}.
     *
     * @param length 1 to {@link #partBytes}
     * @return the exact total of the range
     */
    long root(byte[] array, int offset, int length, int leafLog2, byte[] out, int outAt) {
        int leaves = makeRoom(length, leafLog2);
        long total = leaves(array, offset, length, leafLog2, hashes, 0);
        join(leaves, out, outAt);
        return total;
    }

    /** As {@link #root(byte[], int, int, int, byte[], int)}, of a range of a region. */
    long root(Region region, long offset, int length, int leafLog2, byte[] out, int outAt) {
        int leaves = makeRoom(length, leafLog2);
        long total = leaves(region, offset, length, leafLog2, hashes, 0);
        join(leaves, out, outAt);
        return total;
    }

    private int makeRoom(int length, int leafLog2) {
        int leaves = ((length - 1) >>> leafLog2) + 1;
        if (hashes.length < leaves * BYTES) {
            hashes = new byte[leaves * BYTES];
        }
        return leaves;
    }

    private void join(int leaves, byte[] out, int outAt) {
        for (int nodes = leaves; nodes > 1; nodes = (nodes + 1) / 2) {
            parents(hashes, 0, nodes, hashes, 0);
        }
        System.arraycopy(hashes, 0, out, outAt, BYTES);
    }

    /**
     * Writes the hash and the sum of each entry.
     *
     * @param count of entries, none of which is empty
     * @param out gets 32 bytes per entry, one after the other
     * @param sums gets the sum of each entry, 0..95
     */
    void flat(byte[][] entries, int count, byte[] out, int[] sums) {
        for (int i = 0; i < count; ) {
            LaneSha256 lanes = (long) entries[i].length * (count - i) >= MIN_LANES_BYTES ? lanes() : null;
            if (lanes == null || !sameLength(entries, i, lanes.lanes(), count)) {
                sums[i] = (int) (sha.update(entries[i], 0, entries[i].length) % Limits.MODULUS);
                sha.finish(out, i * BYTES);
                i++;
            } else {
                flatInLanes(lanes, entries, i, out, sums);
                i += lanes.lanes();
            }
        }
    }

    private void flatInLanes(LaneSha256 lanes, byte[][] entries, int first, byte[] out, int[] sums) {
        int length = entries[first].length;
        System.arraycopy(entries, first, data, 0, lanes.lanes());
        Arrays.fill(at, 0);
        lanes.hash(-1, data, at, length, out, first * BYTES);
        Arrays.fill(data, null);
        for (int i = first; i < first + lanes.lanes(); i++) {
            sums[i] = (int) (CurrentKernel.get().total(entries[i], 0, length) % Limits.MODULUS);
        }
    }

    private static boolean sameLength(byte[][] entries, int first, int wanted, int count) {
        if (wanted > count - first) {
            return false;
        }
        for (int i = first + 1; i < first + wanted; i++) {
            if (entries[i].length != entries[first].length) {
                return false;
            }
        }
        return true;
    }

    private void hashInLanes(LaneSha256 lanes, int prefix, byte[] from, int offset, int length, byte[] out, int outAt) {
        for (int i = 0; i < lanes.lanes(); i++) {
            data[i] = from;
            at[i] = offset + i * length;
        }
        lanes.hash(prefix, data, at, length, out, outAt);
        Arrays.fill(data, null); // do not keep the caller's memory alive
    }

    /** The race may end during any call. */
    private @Nullable LaneSha256 lanes() {
        LaneSha256 known = lanes;
        if (known == null) {
            known = CurrentSha256.lanes();
            lanes = known;
        }
        return known;
    }
}
