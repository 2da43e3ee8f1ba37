package dev.atlasl2;

import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.util.Arrays;
import java.util.List;

/**
 * Operations over many regions in one call (clause S9). The answers are in the order of the entries and equal those of
 * the single calls. A batch has 1..256 entries. One bad entry refuses the whole call with INVALID before any work.
 *
 * <p>Thread-safe. The lists are read once, at the start.
 *
 * {@snippet file="dev/atlasl2/ExamplesTest.java" region="batch"}
 */
public final class Batch {
    /**
     * An entry of {@link #delta}. It refers to the arrays and does not copy them.
     *
     * @param before the old bytes
     * @param after the new bytes, of the same length
     */
    public record Change(byte[] before, byte[] after) {}

    private Batch() {}

    /**
     * Returns the sum of each entry.
     *
     * @throws AtlasException INVALID
     */
    public static int[] sum(List<byte[]> entries) {
        byte[][] regions = regions(entries);
        int[] sums = new int[regions.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Conservation.sum(regions[i]);
        }
        return sums;
    }

    /**
     * Returns for each entry whether it is conserved.
     *
     * @throws AtlasException INVALID
     */
    public static boolean[] check(List<byte[]> entries) {
        byte[][] regions = regions(entries);
        boolean[] conserved = new boolean[regions.length];
        for (int i = 0; i < conserved.length; i++) {
            conserved[i] = Conservation.check(regions[i]);
        }
        return conserved;
    }

    /**
     * Returns the delta of each entry.
     *
     * @throws AtlasException INVALID, also if the regions of an entry are null or differ in length
     */
    public static int[] delta(List<Change> entries) {
        Change[] changes = entries(entries, new Change[0]);
        for (int i = 0; i < changes.length; i++) {
            String before = "entries[" + i + "].before";
            String after = "entries[" + i + "].after";
            Require.present(before, changes[i].before);
            Require.present(after, changes[i].after);
            Require.sameLength(before, changes[i].before.length, after, changes[i].after.length);
        }
        int[] deltas = new int[changes.length];
        for (int i = 0; i < deltas.length; i++) {
            deltas[i] = Conservation.delta(changes[i].before, changes[i].after);
        }
        return deltas;
    }

    /**
     * Returns the flat witness of each entry.
     *
     * @throws AtlasException INVALID, also if an entry is empty (clause S11.2)
     */
    public static List<Witness> witness(List<byte[]> entries) {
        byte[][] regions = regions(entries);
        for (int i = 0; i < regions.length; i++) {
            Require.notEmpty("entries[" + i + "]", regions[i].length);
        }
        byte[] digests = new byte[regions.length * Limits.DIGEST_BYTES];
        int[] sums = new int[regions.length];
        new MerkleHasher().flat(regions, regions.length, digests, sums);
        Witness[] witnesses = new Witness[regions.length];
        for (int i = 0; i < witnesses.length; i++) {
            byte[] digest = Arrays.copyOfRange(digests, i * Limits.DIGEST_BYTES, (i + 1) * Limits.DIGEST_BYTES);
            witnesses[i] = new Witness(Witness.Kind.FLAT, 0, digest, regions[i].length, sums[i], 0, 0);
        }
        return List.of(witnesses);
    }

    /**
     * Returns how many entries of that length make a good batch, 8..256. The number is advice and changes no answer
     * (clause S9.4).
     *
     * @param bytes length of an entry, 0 or more
     * @throws AtlasException INVALID if it is negative
     */
    public static int sizeHint(long bytes) {
        Require.range("bytes", bytes, 0, Long.MAX_VALUE);
        if (bytes <= 64) {
            return Limits.MAX_BATCH_ENTRIES;
        }
        if (bytes <= 1024) {
            return (int) Math.max(8, Math.min(Limits.MAX_BATCH_ENTRIES, 32_768 / (4 * bytes)));
        }
        return bytes <= 16_384 ? 16 : 8;
    }

    private static byte[][] regions(List<byte[]> entries) {
        return entries(entries, new byte[0][]);
    }

    private static <T> T[] entries(List<T> entries, T[] none) {
        Require.present("entries", entries);
        T[] all = entries.toArray(none);
        Require.range("number of entries", all.length, 1, Limits.MAX_BATCH_ENTRIES);
        for (int i = 0; i < all.length; i++) {
            Require.present("entries[" + i + "]", all[i]);
        }
        return all;
    }
}
