package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.util.List;

/** One witness made from several, without their data (clause S11.4). */
public final class WitnessMergeReference {
    private WitnessMergeReference() {}

    /**
     * Returns the merged witness: SHA-256 of the digests one after the other, resonances added mod 96, lengths added,
     * the latest timestamp, all flags and bit 0; kind and leaf length are those of the inputs (clause S11.4).
     *
     * @param witnesses at least two, all of one kind and one leaf length
     * @throws AtlasException INVALID if the list or an entry is null, there are fewer than two, an entry has the
     *     length 0, kinds or leaf lengths differ, or the lengths add up to more than 2^64-1
     */
    public static Witness merge(List<Witness> witnesses) {
        Require.present("witnesses", witnesses);
        if (witnesses.size() < 2) {
            throw Require.invalid("witnesses must be at least 2, got " + witnesses.size());
        }
        Witness first = witnesses.get(0);
        Sha256Reference digest = new Sha256Reference();
        long length = 0;
        int resonance = 0;
        long timestamp = 0;
        int flags = Witness.MERGED;
        for (int i = 0; i < witnesses.size(); i++) {
            Witness next = witnesses.get(i);
            requireMergeable(i, next, first);
            digest.update(next.digest(), 0, Limits.DIGEST_BYTES);
            length += next.length();
            if (Long.compareUnsigned(length, next.length()) < 0) {
                throw Require.invalid("lengths of witnesses must add up to at most 2^64-1, got more at witness " + i);
            }
            resonance = (resonance + next.resonance()) % Limits.MODULUS;
            timestamp = Long.compareUnsigned(next.timestamp(), timestamp) > 0 ? next.timestamp() : timestamp;
            flags |= next.flags();
        }
        return new Witness(first.kind(), first.leafLog2(), digest.digest(), length, resonance, timestamp, flags);
    }

    private static void requireMergeable(int index, Witness witness, Witness first) {
        Require.witness("witness " + index, witness);
        if (witness.kind() != first.kind() || witness.leafLog2() != first.leafLog2()) {
            throw Require.invalid("witness " + index + " must be of kind " + first.kind() + " and k " + first.leafLog2()
                    + " as the first, got " + witness.kind() + " and " + witness.leafLog2());
        }
    }
}
