package dev.atlasl2.internal;

import dev.atlasl2.spec.Limits;

/** The byte that makes a fill conserved (clause S6.1). */
public final class FillRule {
    private FillRule() {}

    /**
     * Returns the last byte, 0..95.
     *
     * @param value 0..255
     * @param length of the whole fill, 1 or more
     */
    public static byte lastByte(int value, long length) {
        // Reduced first: the product of 255 and a length beyond 2^55 would not fit 64 bits.
        long others = value * ((length - 1) % Limits.MODULUS) % Limits.MODULUS;
        return (byte) ((Limits.MODULUS - others) % Limits.MODULUS);
    }
}
