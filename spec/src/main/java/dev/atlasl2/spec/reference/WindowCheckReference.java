package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;

/** The check of one window of bounded length (clause S4.2). */
public final class WindowCheckReference {
    private WindowCheckReference() {}

    /**
     * Returns whether a window of 1..1,048,576 bytes is conserved (clause S4.2).
     *
     * @throws AtlasException INVALID if window is null, empty or longer than 1 MiB
     */
    public static boolean windowCheck(byte[] window) {
        Require.present("data", window);
        Require.range("length of data", window.length, 1, Limits.MAX_WINDOW_BYTES);
        return CheckReference.check(window);
    }
}
