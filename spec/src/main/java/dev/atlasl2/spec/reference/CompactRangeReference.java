package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;

/**
 * The witness of a region whose parts come in any order (clauses S12.7, S12.8 and S12.9). It merges no hashes: it keeps
 * the parts, sorts them and computes the witness of the whole. Merged hashes must give the same witness.
 */
public final class CompactRangeReference {
    private CompactRangeReference() {}

    /**
     * A part of a region.
     *
     * @param at offset of its first byte
     */
    public record Part(long at, byte[] data) {}

    /**
     * Returns the tree witness of the region that the parts make up.
     *
     * @param k 8..16
     * @param length of the region, 1..2^63-1
     * @param parts at least one, in any order
     * @throws AtlasException INVALID if an argument is null or outside its range, a part is empty or does not begin at
     *     a multiple of 2^k, or the parts are not exactly the region
     */
    public static Witness witness(long k, long length, List<Part> parts) {
        Require.range("k", k, Limits.MIN_LEAF_LOG2, Limits.MAX_LEAF_LOG2);
        Require.range("length", length, 1, Long.MAX_VALUE);
        Require.present("parts", parts);
        for (Part part : parts) {
            Require.present("part", part);
            Require.region("data of part", part.data());
            Require.range("at", part.at(), 0, Long.MAX_VALUE - part.data().length);
            if (part.at() % (1L << k) != 0) {
                throw Require.invalid("at must be a multiple of " + (1L << k) + ", got " + part.at());
            }
        }
        ByteArrayOutputStream region = new ByteArrayOutputStream();
        long next = 0;
        for (Part part :
                parts.stream().sorted(Comparator.comparingLong(Part::at)).toList()) {
            if (part.at() != next) {
                throw Require.invalid("parts must follow each other: one must begin at " + next + ", got " + part.at());
            }
            region.writeBytes(part.data());
            next = part.at() + part.data().length;
        }
        if (next != length) {
            throw Require.invalid("parts must end at " + length + ", got " + next);
        }
        return TreeWitnessReference.witness(region.toByteArray(), k);
    }
}
