package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;

/** Whether a region is still what its witness says (clause S11.3). */
public final class WitnessVerifyReference {
    private WitnessVerifyReference() {}

    /**
     * Returns where {@code data} has the witness's length, digest and resonance, looked at in this order; timestamp and
     * flags take no part (clause S11.3).
     *
     * @throws AtlasException INVALID if data is null or empty, witness is null, or the length differs; then WITNESS
     *     where the digest differs; then CONSERVATION if the resonance differs: the data are right, the record lies
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

    /** Looks at all 32 bytes whatever they are, so that the time tells nothing about where two digests part. */
    static boolean sameDigest(byte[] one, byte[] other) {
        int difference = 0;
        for (int i = 0; i < one.length; i++) {
            difference |= one[i] ^ other[i];
        }
        return difference == 0;
    }
}
