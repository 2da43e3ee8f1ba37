package dev.atlasl2;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import java.nio.ByteBuffer;

/**
 * A sum that grows with its input (clause S3): pieces of any length give the sum of the whole, and sums of parts may be merged in any
 * order. The state is one residue. Not thread-safe: give each thread its own and merge them.
 */
public final class ConservedSum {
    private int value;

    /** Starts at 0. */
    public ConservedSum() {}

    /**
     * Adds the bytes of {@code data} (clause S3.1).
     *
     * @throws AtlasException INVALID where {@code data} is null
     */
    public ConservedSum update(byte[] data) {
        return add(Conservation.sum(data));
    }

    /**
     * Adds a range (clause S3.1).
     *
     * @throws AtlasException INVALID where {@code data} is null or the range does not lie within it
     */
    public ConservedSum update(byte[] data, int offset, int length) {
        return add(Conservation.sum(data, offset, length));
    }

    /**
     * Adds the remaining bytes (clause S3.1); the position stays.
     *
     * @throws AtlasException INVALID where {@code data} is null
     */
    public ConservedSum update(ByteBuffer data) {
        return add(Conservation.sum(data));
    }

    /** Returns the sum of all bytes so far, 0..95. */
    public int value() {
        return value;
    }

    /**
     * Adds the value of another sum (clause S3.2).
     *
     * @throws AtlasException INVALID where {@code other} is null
     */
    public ConservedSum merge(ConservedSum other) {
        return add(Require.notNull(other, "other").value);
    }

    /**
     * Adds a residue that was computed elsewhere (clause S3.2).
     *
     * @param residue 0..95
     * @throws AtlasException INVALID where it is out of range: it is never reduced
     */
    public ConservedSum merge(int residue) {
        return add(Require.residue(residue, "residue"));
    }

    /** Sets the value to 0 (clause S3.3). */
    public ConservedSum reset() {
        value = 0;
        return this;
    }

    /** Returns the whole state, 0..95 (clause S3.4). */
    public int save() {
        return value;
    }

    /**
     * Sets the state to a saved one (clause S3.4).
     *
     * @param state 0..95
     * @throws AtlasException INVALID where it is out of range
     */
    public ConservedSum restore(int state) {
        value = Require.residue(state, "state");
        return this;
    }

    private ConservedSum add(int residue) {
        value = (value + residue) % Limits.MODULUS;
        return this;
    }
}
