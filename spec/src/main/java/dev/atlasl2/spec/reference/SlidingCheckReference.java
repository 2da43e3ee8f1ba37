package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;

/** The check of every window of one length (clauses S4.3 and S4.4). */
public final class SlidingCheckReference {
    private SlidingCheckReference() {}

    /**
     * Returns whether every window of {@code window} consecutive bytes is conserved (clause S4.3); a window longer than
     * the region means the whole region (clause S4.4).
     *
     * <p>Each window's exact total is made from that of the previous window: the byte that enters is added, and the
     * byte that leaves is subtracted. That equals the total by definition, because two neighbours share all other
     * bytes. It never wraps: a total is at most 255 x 2^31.
     *
     * @param window length in bytes, 1..2^63-1
     * @throws AtlasException INVALID if data is null or window is below 1
     */
    public static boolean slidingCheck(byte[] data, long window) {
        Require.present("data", data);
        Require.range("window", window, 1, Long.MAX_VALUE);
        if (window >= data.length) {
            return CheckReference.check(data);
        }
        int width = (int) window;
        long total = 0;
        for (int end = 0; end < data.length; end++) {
            total += data[end] & 0xff;
            if (end >= width) {
                total -= data[end - width] & 0xff;
            }
            boolean windowIsFull = end >= width - 1;
            if (windowIsFull && total % Limits.MODULUS != 0) {
                return false;
            }
        }
        return true;
    }
}
