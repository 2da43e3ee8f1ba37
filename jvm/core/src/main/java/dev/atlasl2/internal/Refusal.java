package dev.atlasl2.internal;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;

/**
 * Makes what {@link Require} throws, under a type that every JVM has loaded: so a JVM opens the jar of the exception
 * when something is refused, and not, to verify those who might, before its first sum.
 */
final class Refusal {
    private Refusal() {}

    static RuntimeException invalid(String message) {
        return new AtlasException(ErrorCode.INVALID, message);
    }

    static RuntimeException notConserved(int sum) {
        return new AtlasException(ErrorCode.CONSERVATION, "sum of src must be 0, got " + sum);
    }
}
