package dev.atlasl2;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;

/** Argument checks. Each refusal names the argument, what was expected and what came (clause S1.5). */
final class Require {
    private Require() {}

    static AtlasException invalid(String message) {
        return new AtlasException(ErrorCode.INVALID, message);
    }

    static <T> T notNull(T value, String name) {
        if (value == null) {
            throw invalid(name + " must not be null");
        }
        return value;
    }

    /** Checks a range the overflow-safe way. */
    static void range(int offset, int length, int available, String name) {
        if ((offset | length) < 0 || length > available - offset) {
            throw invalid("offset and length must lie within the " + available + " bytes of " + name + ", got offset " + offset
                    + " and length " + length);
        }
    }

    static int residue(int value, String name) {
        return between(value, 0, Limits.MODULUS - 1, name);
    }

    static int byteValue(int value, String name) {
        return between(value, 0, 255, name);
    }

    static int between(int value, int low, int high, String name) {
        if (value < low || value > high) {
            throw invalid(name + " must be " + low + ".." + high + ", got " + value);
        }
        return value;
    }

    static void sameLength(long first, String firstName, long second, String secondName) {
        if (first != second) {
            throw invalid(firstName + " and " + secondName + " must have the same length, got " + first + " and " + second);
        }
    }
}
