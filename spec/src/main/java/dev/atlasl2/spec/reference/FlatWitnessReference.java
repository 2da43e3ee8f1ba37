package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Witness;

/** The witness whose digest is SHA-256 of the region (clauses S11.1 and S11.2). */
public final class FlatWitnessReference {
    private FlatWitnessReference() {}

    /**
     * Returns the flat witness of a region, with timestamp 0 and flags 0 (clause S11.1).
     *
     * @throws AtlasException INVALID if data is null or empty (clause S11.2)
     */
    public static Witness witness(byte[] data) {
        Require.region("data", data);
        return new Witness(Witness.Kind.FLAT, 0, Sha256Reference.hash(data), data.length, SumReference.sum(data), 0, 0);
    }
}
