package dev.atlasl2.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Inputs, and the plain loop that every benchmark's answers are compared with before anything is timed. */
final class Check {
    private Check() {}

    /** Returns pseudo-random bytes. */
    static byte[] random(int length) {
        byte[] data = new byte[length];
        new SplittableRandom(96 + length).nextBytes(data);
        return data;
    }

    /** Returns the sum mod 96 by the simplest loop. */
    static int sum(byte[] data) {
        long total = 0;
        for (byte each : data) {
            total += each & 0xff;
        }
        return (int) (total % 96);
    }

    /** Ends the run if an answer is wrong, because the time of a wrong answer means nothing. */
    static void same(String what, long expected, long actual) {
        if (expected != actual) {
            throw new IllegalStateException("wrong answer: " + what + " must be " + expected + ", got " + actual);
        }
    }

    /** Ends the run if bytes are wrong. */
    static void same(String what, byte[] expected, byte[] actual) {
        if (!Arrays.equals(expected, actual)) {
            throw new IllegalStateException(
                    "wrong answer: " + what + " has other bytes from " + Arrays.mismatch(expected, actual) + " on");
        }
    }
}
