package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Many calls in one (clauses S9.1 to S9.4). */
public final class BatchReference {
    private BatchReference() {}

    /** One entry of a batch of deltas. */
    public record Change(byte[] before, byte[] after) {}

    /**
     * Returns the sum of each entry (clause S9.1).
     *
     * @param entries 1..256 regions (clause S9.2)
     * @throws AtlasException INVALID if the number of entries is outside its range or an entry is null
     */
    public static List<Integer> sum(List<byte[]> entries) {
        return each(entries, SumReference::sum);
    }

    /**
     * Returns the check of each entry (clause S9.1).
     *
     * @param entries 1..256 regions (clause S9.2)
     * @throws AtlasException INVALID if the number of entries is outside its range or an entry is null
     */
    public static List<Boolean> check(List<byte[]> entries) {
        return each(entries, CheckReference::check);
    }

    /**
     * Returns the delta of each entry (clause S9.1).
     *
     * @param entries 1..256 changes (clause S9.2)
     * @throws AtlasException INVALID if the number of entries is outside its range, an entry is null or its lengths
     *     differ
     */
    public static List<Integer> delta(List<Change> entries) {
        return each(entries, change -> DeltaReference.delta(change.before(), change.after()));
    }

    /**
     * Returns the flat witness of each entry (clause S9.1).
     *
     * @param entries 1..256 regions of at least one byte (clause S9.2)
     * @throws AtlasException INVALID if the number of entries is outside its range or an entry is null or empty
     */
    public static List<Witness> witness(List<byte[]> entries) {
        return each(entries, FlatWitnessReference::witness);
    }

    /**
     * Returns how many entries of this length make a batch worth its overhead, 8..256 (clause S9.4).
     *
     * @param bytes length of an entry, 0..2^63-1
     * @throws AtlasException INVALID if bytes is negative
     */
    public static int sizeHint(long bytes) {
        Require.range("bytes", bytes, 0, Long.MAX_VALUE);
        if (bytes <= 64) {
            return 256;
        }
        if (bytes <= 1024) {
            return (int) Math.max(8, Math.min(256, 32_768 / (4 * bytes)));
        }
        return bytes <= 16_384 ? 16 : 8;
    }

    /** No answer is returned before every entry has one: the first refusal refuses the whole call (clause S9.3). */
    private static <E, A> List<A> each(List<E> entries, Function<E, A> single) {
        Require.present("entries", entries);
        Require.range("number of entries", entries.size(), 1, Limits.MAX_BATCH_ENTRIES);
        List<A> answers = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            E entry = entries.get(i);
            Require.present("entry " + i, entry);
            answers.add(answer(i, entry, single));
        }
        return List.copyOf(answers);
    }

    private static <E, A> A answer(int index, E entry, Function<E, A> single) {
        try {
            return single.apply(entry);
        } catch (AtlasException refusal) {
            throw Require.invalid("entry " + index + " was refused: " + refusal.getMessage());
        }
    }
}
