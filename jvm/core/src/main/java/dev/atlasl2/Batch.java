package dev.atlasl2;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.util.List;
import java.util.function.Consumer;

/**
 * Many small regions in one call (clause S9): answers equal those of the single calls. One bad entry refuses the whole call before any
 * work. Thread-safe.
 */
public final class Batch {
    /**
     * An entry of {@link #delta}.
     *
     * @param before bytes as they were
     * @param after as many bytes as they are
     */
    public record Change(byte[] before, byte[] after) {}

    private Batch() {}

    /**
     * Returns the sum of each entry.
     *
     * @param entries 1..256
     * @throws AtlasException INVALID where their number is out of range or one is null
     */
    public static int[] sum(List<byte[]> entries) {
        return require(entries, entry -> {}).stream().mapToInt(Conservation::sum).toArray();
    }

    /**
     * Says of each entry whether it is conserved.
     *
     * @param entries 1..256
     * @throws AtlasException INVALID where their number is out of range or one is null
     */
    public static boolean[] check(List<byte[]> entries) {
        int[] sums = sum(entries);
        boolean[] conserved = new boolean[sums.length];
        for (int i = 0; i < sums.length; i++) {
            conserved[i] = sums[i] == 0;
        }
        return conserved;
    }

    /**
     * Returns the delta of each entry.
     *
     * @param entries 1..256
     * @throws AtlasException INVALID where their number is out of range, or one is null or has regions that are null or of unequal length
     */
    public static int[] delta(List<Change> entries) {
        require(entries, entry -> {
            Require.notNull(entry.before, "before");
            Require.notNull(entry.after, "after");
            Require.sameLength(entry.before.length, "before", entry.after.length, "after");
        });
        return entries.stream().mapToInt(entry -> Conservation.delta(entry.before, entry.after)).toArray();
    }

    /**
     * Returns the flat witness of each entry.
     *
     * @param entries 1..256
     * @throws AtlasException INVALID where their number is out of range, or one is null or empty
     */
    public static List<Witness> witness(List<byte[]> entries) {
        require(entries, entry -> Witnesses.requireBytes(Region.of(entry, "data")));
        return entries.stream().map(Witnesses::flat).toList();
    }

    /**
     * Returns how many entries of a length make a batch that stays in the cache (clause S9.4).
     *
     * @param bytes length of an entry, 0 or more
     * @throws AtlasException INVALID where it is negative
     */
    public static int sizeHint(long bytes) {
        if (bytes < 0) {
            throw Require.invalid("bytes must be 0 or more, got " + bytes);
        }
        if (bytes <= 64) {
            return 256;
        }
        if (bytes <= 1024) {
            return (int) Math.max(8, Math.min(256, 32_768 / (4 * bytes)));
        }
        return bytes <= 16_384 ? 16 : 8;
    }

    private static <T> List<T> require(List<T> entries, Consumer<T> check) {
        Require.notNull(entries, "entries");
        Require.between(entries.size(), 1, Limits.MAX_BATCH_ENTRIES, "number of entries");
        for (int i = 0; i < entries.size(); i++) {
            try {
                check.accept(Require.notNull(entries.get(i), "it"));
            } catch (AtlasException e) {
                throw new AtlasException(e.code(), "entries[" + i + "]: " + e.getMessage());
            }
        }
        return entries;
    }
}
