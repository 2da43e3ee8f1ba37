package dev.atlasl2.internal;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;

/**
 * Makes the exceptions that {@link Require} throws, under a type that every JVM has loaded. So a JVM opens the jar of
 * the exception only when a call is refused, and not earlier to verify the classes that might throw it.
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
