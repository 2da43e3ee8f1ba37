package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;

/** Whether a region is conserved (clause S4.1). */
public final class CheckReference {
    private CheckReference() {}

    /**
     * Returns whether the sum is 0; true for an empty region (clause S4.1).
     *
     * @throws AtlasException INVALID if data is null
     */
    public static boolean check(byte[] data) {
        return SumReference.sum(data) == 0;
    }
}
