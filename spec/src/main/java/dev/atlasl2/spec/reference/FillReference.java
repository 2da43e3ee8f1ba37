package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import java.util.Arrays;

/** The fill that leaves a conserved region (clauses S6.1 to S6.5). */
public final class FillReference {
    private FillReference() {}

    /**
     * Sets every byte except the last to {@code value}; the last makes the sum 0 (clauses S6.1, S6.2, S6.4, S6.5).
     * Writes all of {@code dst} and nothing else.
     *
     * @param value 0..255
     * @throws AtlasException INVALID if dst is null or value is outside its range; dst is unchanged
     */
    public static void fill(byte[] dst, long value) {
        Require.present("dst", dst);
        requireArguments(dst.length, value);
        if (dst.length == 0) {
            return;
        }
        Arrays.fill(dst, (byte) value);
        dst[dst.length - 1] = (byte) lastByte(dst.length, (int) value);
    }

    /**
     * Refuses what a fill refuses (clause S6.3), for callers that know the length before they have memory.
     *
     * @param length 0..2^63-1
     * @param value 0..255, even if the length is 0
     * @throws AtlasException INVALID if an argument is outside its range
     */
    public static void requireArguments(long length, long value) {
        Require.range("length", length, 0, Long.MAX_VALUE);
        Require.byteValue("value", value);
    }

    /**
     * Returns the last byte of a fill, 0..95: (96 - value x (length - 1) mod 96) mod 96 (clause S6.1).
     *
     * @param length 1..2^63-1
     * @param value 0..255
     * @throws AtlasException INVALID if an argument is outside its range
     */
    public static int lastByte(long length, int value) {
        Require.range("length", length, 1, Long.MAX_VALUE);
        Require.byteValue("value", value);
        // length - 1 is reduced first, so that the product fits for any length.
        long before = value * ((length - 1) % Limits.MODULUS) % Limits.MODULUS;
        return (int) ((Limits.MODULUS - before) % Limits.MODULUS);
    }
}
