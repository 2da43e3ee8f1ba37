package dev.atlasl2;

import dev.atlasl2.internal.Parallel;
import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Cuts bytes that come in pieces of any length into leaves of 2^leafLog2 bytes, and keeps the hashes of the leaves
 * (clause S12.2).
 */
final class LeafHashes {
    private static final int BYTES = Limits.DIGEST_BYTES;
    /** The hashes then fit one array, and no index into them overflows an int. */
    private static final long MAX_LEAVES = (Integer.MAX_VALUE - 8) / BYTES;
    /** Parts of one task: 4 MiB of leaves of 4,096 bytes. */
    private static final int TASK = 16;

    private final int leafLog2;
    private final MerkleHasher hasher = new MerkleHasher();
    private byte[] hashes;
    private int leaves;
    private long length;
    private int resonance;
    private boolean broken;

    /** @param expected length in bytes, for which it allocates at once; 0 if it is not known */
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

    MerkleHasher hasher() {
        return hasher;
    }

    void update(Region data) {
        requireWhole();
        long bytes = data.length();
        requireRoom(length + bytes);
        if (bytes == 0) {
            return;
        }
        data.get(0); // memory that cannot be read is refused before anything has changed
        broken = true;
        long leaf = 1L << leafLog2;
        long head = Math.min(-length & leaf - 1, bytes);
        long whole = bytes - head & -leaf;
        append(data, 0, head);
        if (whole > 0) {
            appendWhole(data, head, whole);
        }
        append(data, head + whole, bytes - head - whole);
        broken = false;
    }

    /** Refuses to continue if the memory became unreadable in the middle: some of it is already in the hashes. */
    void requireWhole() {
        if (broken) {
            throw new AtlasException(ErrorCode.STATE, "an update ended half way: start again with a new builder");
        }
    }

    /** Appends bytes of one leaf. */
    private void append(Region data, long offset, long bytes) {
        if (bytes == 0) {
            return;
        }
        long within = (1L << leafLog2) - 1;
        if ((length & within) == 0) {
            hasher.sha256().beginLeaf();
        }
        resonance = (resonance + hasher.sha256().update(data, offset, bytes)) % Limits.MODULUS;
        length += bytes;
        if ((length & within) == 0) {
            endLeaf();
        }
    }

    /** Appends leaves; must be called at a leaf boundary. */
    private void appendWhole(Region data, long offset, long bytes) {
        makeRoom((int) (bytes >>> leafLog2));
        int part = MerkleHasher.partBytes(leafLog2);
        if (TreeHasher.splits(data, bytes)) {
            AtomicLong residues = new AtomicLong();
            long task = (long) TASK * part;
            Parallel.run(
                    (int) ((bytes - 1) / task) + 1,
                    i -> residues.addAndGet(
                            hash(new MerkleHasher(), data, offset, i * task, Math.min(bytes, (i + 1) * task))));
            resonance = (int) ((resonance + residues.get()) % Limits.MODULUS);
        } else {
            resonance = (resonance + hash(hasher, data, offset, 0, bytes)) % Limits.MODULUS;
        }
        leaves += (int) (bytes >>> leafLog2);
        length += bytes;
    }

    /** Hashes the leaves {@code from} to {@code to}, counted from {@code offset}, and returns their sum. */
    private int hash(MerkleHasher own, Region data, long offset, long from, long to) {
        int part = MerkleHasher.partBytes(leafLog2);
        long residue = 0;
        for (long at = from; at < to; at += part) {
            int count = (int) Math.min(part, to - at);
            int index = leaves + (int) (at >>> leafLog2);
            residue =
                    (residue + own.leaves(data, offset + at, count, leafLog2, hashes, index * BYTES)) % Limits.MODULUS;
        }
        return (int) residue;
    }

    /** Ends the last leaf, which may be short, and returns all hashes, one after the other. */
    byte[] finish() {
        if ((length & (1L << leafLog2) - 1) != 0) {
            endLeaf();
        }
        return leaves * BYTES == hashes.length ? hashes : Arrays.copyOf(hashes, leaves * BYTES);
    }

    private void endLeaf() {
        makeRoom(1);
        hasher.sha256().finish(hashes, leaves * BYTES);
        leaves++;
    }

    /** Makes room for n more leaves. It doubles the capacity, so that many small pieces cause few copies. */
    private void makeRoom(int more) {
        int wanted = (leaves + more) * BYTES;
        if (wanted > hashes.length) {
            hashes = Arrays.copyOf(hashes, (int) Math.max(wanted, Math.min(2L * hashes.length, MAX_LEAVES * BYTES)));
        }
    }

    /** A length that overflows is negative, and its shift also gives a count that is too large. */
    private void requireRoom(long bytes) {
        long wanted = leavesOf(bytes);
        if (wanted > MAX_LEAVES) {
            throw new AtlasException(
                    ErrorCode.MEMORY,
                    "a tree keeps at most " + MAX_LEAVES + " leaves, got " + wanted
                            + ": take larger leaves, or Witnesses.tree where no proof is asked for");
        }
    }

    private long leavesOf(long bytes) {
        return bytes == 0 ? 0 : ((bytes - 1) >>> leafLog2) + 1;
    }
}
