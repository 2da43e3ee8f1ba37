package dev.atlasl2;

import dev.atlasl2.internal.Mapped;
import dev.atlasl2.spec.Limits;

/**
 * The sliding check in one pass (clause S4.3). Two neighbouring windows differ by one byte that enters and one that
 * leaves. So all windows are conserved if the first is, and every byte equals, mod 96, the byte one window further on.
 */
final class SlidingCheck {
    /**
     * After a difference, this many bytes are compared one by one, so that data that are equal mod 96 but not identical
     * stay fast.
     */
    private static final int PLAIN_RUN = 64;

    private SlidingCheck() {}

    /**
     * Returns whether every window is conserved (clauses S4.3 and S4.4).
     *
     * @param window 1 or more; the caller has checked it
     */
    static boolean check(Region data, long window) {
        long length = data.length();
        long first = Math.min(window, length);
        try {
            return data.total(0, first) % Limits.MODULUS == 0 && repeats(data, first, length - first);
        } catch (InternalError e) {
            throw Mapped.truncated(e);
        }
    }

    private static boolean repeats(Region data, long window, long length) {
        for (long at = 0; at < length; ) {
            long equal = data.mismatch(at, at + window, length - at);
            if (equal < 0) {
                return true;
            }
            at += equal;
            long end = Math.min(at + PLAIN_RUN, length);
            for (; at < end; at++) {
                if ((data.get(at) - data.get(at + window)) % Limits.MODULUS != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
