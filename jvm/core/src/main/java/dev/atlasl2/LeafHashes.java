package dev.atlasl2;

import dev.atlasl2.internal.Require;
import dev.atlasl2.internal.Sha256;
import dev.atlasl2.kernel.Region;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import java.util.Arrays;

/** Cuts bytes that come in any pieces into leaves of 2^leafLog2 bytes and keeps the leaves' hashes (clause S12.2). */
final class LeafHashes {
    private static final int BYTES = Limits.DIGEST_BYTES;
    /** So that their hashes fit one array. */
    private static final long MAX_LEAVES = (Integer.MAX_VALUE - 8) / BYTES;

    private final int leafLog2;
    private final Sha256 sha = new Sha256();
    private byte[] hashes;
    private int leaves;
    private long length;
    private int resonance;

    /** @param expected length in bytes, for which room is made at once; 0 where it is not known */
    LeafHashes(int leafLog2, long expected) {
        Require.leafLog2(leafLog2);
        this.leafLog2 = leafLog2;
        requireRoom(expected);
        this.hashes = new byte[BYTES * (int) Math.max(1, leavesOf(expected))];
    }

    int leafLog2() {
        return leafLog2;
    }

    long length() {
        return length;
    }

    /** Returns the sum of all bytes, 0..95. */
    int resonance() {
        return resonance;
    }

    void update(Region data) {
        requireRoom(length + data.length());
        long leaf = 1L << leafLog2;
        for (long at = 0; at < data.length(); ) {
            long filled = length & leaf - 1;
            if (filled == 0) {
                sha.beginLeaf();
            }
            long count = Math.min(leaf - filled, data.length() - at);
            resonance = (resonance + sha.update(data, at, count)) % Limits.MODULUS;
            at += count;
            length += count;
            if (filled + count == leaf) {
                endLeaf();
            }
        }
    }

    /** Ends the last leaf, which may be short, and returns all hashes, one after the other. */
    byte[] finish() {
        if ((length & (1L << leafLog2) - 1) != 0) {
            endLeaf();
        }
        return leaves * BYTES == hashes.length ? hashes : Arrays.copyOf(hashes, leaves * BYTES);
    }

    private void endLeaf() {
        int at = leaves * BYTES;
        if (at == hashes.length) {
            hashes = Arrays.copyOf(hashes, (int) Math.min(2L * at, MAX_LEAVES * BYTES));
        }
        sha.finish(hashes, at);
        leaves++;
    }

    /** A length that overflows is negative and shifts to a count that is too large as well. */
    private void requireRoom(long bytes) {
        long wanted = leavesOf(bytes);
        if (wanted > MAX_LEAVES) {
            throw new AtlasException(ErrorCode.MEMORY, "a tree keeps at most " + MAX_LEAVES + " leaves, got " + wanted
                    + ": take larger leaves, or Witnesses.tree where no proof is asked for");
        }
    }

    private long leavesOf(long bytes) {
        return bytes == 0 ? 0 : (bytes - 1 >>> leafLog2) + 1;
    }
}
