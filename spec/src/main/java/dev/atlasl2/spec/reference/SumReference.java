package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;

/** The sum of a region (clauses S2.1 to S2.4). */
public final class SumReference {
    private SumReference() {}

    /**
     * Returns the sum of the unsigned bytes mod 96, 0..95; 0 for an empty region (clauses S2.1, S2.2). The total
     * is that of 64-bit arithmetic, so sums of parts add up to the sum of the whole (clause S2.3).
     *
     * @throws AtlasException INVALID if data is null
     */
    public static int sum(byte[] data) {
        Require.present("data", data);
        // 64 bits: 255 x 2^31 does not fit in 32.
        long total = 0;
        for (byte b : data) {
            total += b & 0xff;
        }
        return (int) (total % Limits.MODULUS);
    }
}
