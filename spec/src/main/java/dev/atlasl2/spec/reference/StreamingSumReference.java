package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;

/** A sum that is fed piece by piece; its whole state is one residue (clauses S3.1 to S3.4). Not thread-safe. */
public final class StreamingSumReference {
    private int residue;

    /** Starts at 0, the sum of no bytes (clause S3.1). */
    public StreamingSumReference() {}

    /**
     * Adds the next bytes (clause S3.1).
     *
     * @throws AtlasException INVALID if data is null
     */
    public void update(byte[] data) {
        merge(SumReference.sum(data));
    }

    /** Returns the sum of all bytes so far, 0..95 (clause S3.1). */
    public int value() {
        return residue;
    }

    /**
     * Adds the sum of bytes that were counted elsewhere (clause S3.2).
     *
     * @param residue 0..95
     * @throws AtlasException INVALID if residue is outside its range; the value is unchanged
     */
    public void merge(long residue) {
        Require.residue("residue", residue);
        this.residue = (int) ((this.residue + residue) % Limits.MODULUS);
    }

    /** Sets the value to 0 (clause S3.3). */
    public void reset() {
        residue = 0;
    }

    /** Returns the state, 0..95, for {@link #restore} (clause S3.4). */
    public int save() {
        return residue;
    }

    /**
     * Continues from a saved state (clause S3.4).
     *
     * @param state 0..95
     * @throws AtlasException INVALID if state is outside its range; the value is unchanged
     */
    public void restore(long state) {
        Require.residue("state", state);
        residue = (int) state;
    }
}
