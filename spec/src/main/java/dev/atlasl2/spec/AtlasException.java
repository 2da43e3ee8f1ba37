package dev.atlasl2.spec;

import java.util.Objects;

/**
 * A refused call (clause S1.5). Nothing was changed. The message says which argument was wrong, what was expected and
 * what came.
 */
public final class AtlasException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * @param code why the call was refused; not {@link ErrorCode#OK}
     * @param message which argument, what was expected, what came
     */
    public AtlasException(ErrorCode code, String message) {
        super(code + ": " + message);
        this.code = Objects.requireNonNull(code, "code");
        if (code == ErrorCode.OK) {
            throw new IllegalArgumentException("code must not be OK: a call that succeeds throws nothing");
        }
    }

    /** Returns why the call was refused. */
    public ErrorCode code() {
        return code;
    }
}
