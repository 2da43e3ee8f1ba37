package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;

/** How a change of bytes changes a sum (clauses S5.1 to S5.4). */
public final class DeltaReference {
    private DeltaReference() {}

    /**
     * Returns (sum(after) - sum(before)) mod 96, 0..95; 0 for empty regions (clause S5.1).
     *
     * @throws AtlasException INVALID if one is null or the lengths differ
     */
    public static int delta(byte[] before, byte[] after) {
        Require.sameLength("before", before, "after", after);
        return Math.floorMod(SumReference.sum(after) - SumReference.sum(before), Limits.MODULUS);
    }

    /**
     * Returns the sum, 0..95, after one byte changed from {@code oldValue} to {@code newValue} (clause S5.2).
     *
     * @param sum before the change, 0..95
     * @param oldValue 0..255
     * @param newValue 0..255
     * @throws AtlasException INVALID if an argument is outside its range
     */
    public static int deltaByte(long sum, long oldValue, long newValue) {
        Require.residue("sum", sum);
        Require.byteValue("old", oldValue);
        Require.byteValue("new", newValue);
        return Math.floorMod(sum + newValue - oldValue, Limits.MODULUS);
    }

    /**
     * Returns the sum, 0..95, after the bytes {@code oldBytes} became {@code newBytes}; {@code sum} if both are empty
     * (clause S5.3).
     *
     * @param sum before the change, 0..95
     * @throws AtlasException INVALID if sum is outside its range, a range is null or the lengths differ
     */
    public static int deltaRange(long sum, byte[] oldBytes, byte[] newBytes) {
        Require.residue("sum", sum);
        Require.sameLength("old", oldBytes, "new", newBytes);
        return (int) ((sum + delta(oldBytes, newBytes)) % Limits.MODULUS);
    }
}
