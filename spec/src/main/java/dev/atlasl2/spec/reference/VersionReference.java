package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.Limits;

/** The version of the semantics (clause S1.6). */
public final class VersionReference {
    private VersionReference() {}

    /** Returns the version packed as major &lt;&lt; 16 | minor &lt;&lt; 8 | patch: 65536 (clause S1.6). */
    public static int packed() {
        return Limits.SEMANTICS_VERSION;
    }

    /** Returns the version as text, "1.0.0" (clause S1.6). */
    public static String text() {
        int packed = packed();
        return (packed >>> 16) + "." + (packed >>> 8 & 255) + "." + (packed & 255);
    }
}
