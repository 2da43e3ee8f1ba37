package dev.atlasl2.internal;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;

/** Mapped files, which other programs may truncate while they are read. */
public final class Mapped {
    private Mapped() {}

    /**
     * Returns the refusal for the error that copies of the JDK throw if a mapped file does not have such a byte any
     * more. Catch the error around the whole work: compiled code throws it some instructions after the copy (JDK 25).
     */
    public static RuntimeException truncated(InternalError cause) {
        AtlasException refusal = new AtlasException(
                ErrorCode.MEMORY, "memory must stay there, but the file that is mapped there was truncated");
        refusal.initCause(cause);
        return refusal;
    }
}
