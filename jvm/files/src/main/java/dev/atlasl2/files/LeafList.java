package dev.atlasl2.files;

import dev.atlasl2.spec.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Leaf hashes in order, 32 bytes each, in pieces: there may be more than one array can hold. */
final class LeafList {
    /** A full piece. Its line in a witness file has about 22,000 characters. */
    static final int PIECE = 512;

    private final List<byte[]> pieces = new ArrayList<>();
    private long count;

    /** @param hashes those of 1..512 leaves, fewer than 512 only at the end */
    void add(byte[] hashes) {
        pieces.add(hashes);
        count += hashes.length / Limits.DIGEST_BYTES;
    }

    long count() {
        return count;
    }

    boolean has(long index, byte[] hash) {
        int at = (int) (index % PIECE) * Limits.DIGEST_BYTES;
        return Arrays.equals(pieces.get((int) (index / PIECE)), at, at + Limits.DIGEST_BYTES, hash, 0, hash.length);
    }

    /** Returns the root of the tree over the leaves, of which there is at least one. */
    byte[] root() {
        SubtreeRoots roots = new SubtreeRoots();
        for (byte[] piece : pieces) {
            for (int at = 0; at < piece.length; at += Limits.DIGEST_BYTES) {
                roots.add(Arrays.copyOfRange(piece, at, at + Limits.DIGEST_BYTES));
            }
        }
        return roots.root();
    }
}
