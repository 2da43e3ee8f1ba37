package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;

/** Whether a witness still describes a region (clause S11.3). */
public final class WitnessVerifyReference {
    private WitnessVerifyReference() {}

    /**
     * Returns normally if {@code data} has the length, digest and resonance of the witness, checked in this order;
     * timestamp and flags are not compared (clause S11.3).
     *
     * @throws AtlasException INVALID if data is null or empty, witness is null, or the length differs; then WITNESS
     *     if the digest differs; then CONSERVATION if the resonance differs: the data are right, and the record is
     *     wrong
     */
    public static void verify(byte[] data, Witness witness) {
        Require.region("data", data);
        Require.witness("witness", witness);
        if (data.length != witness.length()) {
            throw Require.invalid("length of data must be the witness's " + Long.toUnsignedString(witness.length())
                    + ", got " + data.length);
        }
        Witness actual = witness.kind() == Witness.Kind.FLAT
                ? FlatWitnessReference.witness(data)
                : TreeWitnessReference.witness(data, witness.leafLog2());
        if (!sameDigest(actual.digest(), witness.digest())) {
            throw new AtlasException(ErrorCode.WITNESS, "digest of data differs from the witness's digest");
        }
        if (actual.resonance() != witness.resonance()) {
            throw new AtlasException(
                    ErrorCode.CONSERVATION,
                    "resonance must be the data's sum " + actual.resonance() + ", got " + witness.resonance());
        }
    }

    /** Compares all 32 bytes in any case, so that the time does not show where two digests differ. */
    static boolean sameDigest(byte[] one, byte[] other) {
        int difference = 0;
        for (int i = 0; i < one.length; i++) {
            difference |= one[i] ^ other[i];
        }
        return difference == 0;
    }
}
