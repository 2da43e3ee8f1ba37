package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;

/**
 * Refusals that several operations share (clauses S1.4 and S1.5). Each names the argument, what was expected and what
 * came.
 */
final class Require {
    private Require() {}

    static AtlasException invalid(String message) {
        return new AtlasException(ErrorCode.INVALID, message);
    }

    static <T> void present(String name, T argument) {
        if (argument == null) {
            throw invalid(name + " must be given, got null");
        }
    }

    static void range(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw invalid(name + " must be " + (min == max ? min : min + ".." + max) + ", got " + value);
        }
    }

    static void residue(String name, long value) {
        range(name, value, 0, Limits.MODULUS - 1);
    }

    static void byteValue(String name, long value) {
        range(name, value, 0, 255);
    }

    /** A region of a witness is never empty (clause S11.2). */
    static void region(String name, byte[] region) {
        present(name, region);
        if (region.length == 0) {
            throw invalid(name + " must hold at least 1 byte, got 0");
        }
    }

    /** No region is empty, so no witness has the length 0 (clause S11.2). */
    static void witness(String name, Witness witness) {
        present(name, witness);
        if (witness.length() == 0) {
            throw invalid("length of " + name + " must be at least 1, got 0");
        }
    }

    static void sameLength(String name, byte[] one, String otherName, byte[] other) {
        present(name, one);
        present(otherName, other);
        if (one.length != other.length) {
            throw invalid(
                    otherName + " must be as long as " + name + ", " + one.length + " bytes, got " + other.length);
        }
    }

    static void digest(String name, byte[] digest) {
        present(name, digest);
        if (digest.length != Limits.DIGEST_BYTES) {
            throw invalid(name + " must have " + Limits.DIGEST_BYTES + " bytes, got " + digest.length);
        }
    }

    /** {@code at} and {@code length} must be inside {@code size} bytes. It computes no sum that could overflow. */
    static void within(String atName, long at, String lengthName, long length, long size) {
        range(lengthName, length, 0, size);
        range(atName, at, 0, size - length);
    }
}
