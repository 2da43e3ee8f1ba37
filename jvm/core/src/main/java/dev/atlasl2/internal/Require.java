package dev.atlasl2.internal;

import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;

/**
 * Refusals that several calls share (clauses S1.4 and S1.5). Each names the argument, what was expected and what came.
 */
public final class Require {
    private Require() {}

    /** Returns the refusal for a bad argument, to be thrown. */
    public static RuntimeException invalid(String message) {
        return Refusal.invalid(message);
    }

    /** Refuses null. */
    public static void present(String name, Object argument) {
        if (argument == null) {
            throw invalid(name + " must be given, got null");
        }
    }

    /** Refuses what is outside {@code min..max}. */
    public static void range(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw invalid(name + " must be " + (min == max ? "" : min + "..") + max + ", got " + value);
        }
    }

    /** Refuses a value that is not a residue, 0..95. */
    public static void residue(String name, int value) {
        range(name, value, 0, Limits.MODULUS - 1);
    }

    /** Refuses a value that is not a byte, 0..255. */
    public static void byteValue(String name, int value) {
        range(name, value, 0, 255);
    }

    /**
     * Refuses a range that leaves {@code size} bytes: an offset outside them, or a length that is too large from there.
     * It computes no sum that could overflow.
     */
    public static void within(String offsetName, long offset, String lengthName, long length, long size) {
        range(offsetName, offset, 0, size);
        if (length < 0 || length > size - offset) { // only now: the name is garbage
            range(lengthName + " from " + offsetName + " on", length, 0, size - offset);
        }
    }

    /** Refuses a value that is not an index of {@code size} elements. */
    public static void index(String name, long index, long size) {
        if (index < 0 || index >= size) {
            String expected = size == 0 ? "an index, but there are no bytes" : size == 1 ? "0" : "0.." + (size - 1);
            throw invalid(name + " must be " + expected + ", got " + index);
        }
    }

    /** Refuses an array that is null, or a range that leaves it. */
    public static void within(String name, byte[] data, String offsetName, int offset, int length) {
        present(name, data);
        within(offsetName, offset, "length", length, data.length);
    }

    /** Refuses two lengths that differ. */
    public static void sameLength(String name, long length, String otherName, long other) {
        if (length != other) {
            throw invalid(otherName + " must be as long as " + name + ", " + length + " bytes, got " + other);
        }
    }

    /** Refuses a source whose sum is not 0 (clause S7.1). */
    public static void conserved(int sum) {
        if (sum != 0) {
            throw Refusal.notConserved(sum);
        }
    }

    /** Refuses an empty region: witnesses and domains need at least one byte (clauses S11.2 and S14.2). */
    public static void notEmpty(String name, long length) {
        if (length == 0) {
            throw invalid(name + " must hold at least 1 byte, got 0");
        }
    }

    /** Refuses a window that is empty or longer than 1 MiB (clause S4.2). */
    public static void window(String lengthName, long length) {
        range(lengthName, length, 1, Limits.MAX_WINDOW_BYTES);
    }

    /** Refuses a value that is not a leaf size of a tree: 2^8..2^16 bytes (clause S12.2). */
    public static void leafLog2(int leafLog2) {
        range("leafLog2", leafLog2, Limits.MIN_LEAF_LOG2, Limits.MAX_LEAF_LOG2);
    }

    /** Refuses null and any length except 32 bytes. */
    public static void digest(String name, byte[] digest) {
        present(name, digest);
        range("length of " + name, digest.length, Limits.DIGEST_BYTES, Limits.DIGEST_BYTES);
    }

    /** Refuses null and a length of 0, which no witnessed region has (clause S11.2). */
    public static void witness(String name, Witness witness) {
        present(name, witness);
        if (witness.length() == 0) {
            throw invalid("length of " + name + " must be at least 1, got 0");
        }
    }
}
