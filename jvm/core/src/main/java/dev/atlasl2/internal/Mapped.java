package dev.atlasl2.internal;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;

/** Mapped files, which others may truncate while they are read. */
public final class Mapped {
    private Mapped() {}

    /**
     * Returns the refusal for the error that the JDK's copies throw where a mapped file has no such byte any more. To
     * be caught round the whole work: compiled code throws it some instructions after the copy (JDK 25).
     */
    public static RuntimeException truncated(InternalError cause) {
        AtlasException refusal = new AtlasException(
                ErrorCode.MEMORY, "memory must stay there, but the file that is mapped there was truncated");
        refusal.initCause(cause);
        return refusal;
    }
}
