package dev.atlasl2.kernel;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Lanes against MessageDigest, on the same messages. */
final class Sha256Duel {
    private static final int HASH = 32;
    private static final int MESSAGE = 1024;
    /** Short messages: code that is not compiled yet is slow and must still run often. */
    private static final int WARM_MESSAGE = 256;

    private static final int WARM = 500;
    /** Lanes that are not compiled box their vectors and reach a tenth at most. Compiled lanes reach at least this. */
    private static final double BOXED = 0.3;
    /** Lanes that are not compiled by then, for example in a JVM without C2, have lost. */
    private static final long WARM_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** Leaves time for the compiler and for other threads. */
    private static final long PAUSE_MILLIS = 200;

    private static final int ROUNDS = 60;

    private final LaneSha256 lanes;
    private final MessageDigest digest;
    private final byte[][] data;
    private final int[] at;
    private final byte[] hashes;
    private final byte[] expected;

    Sha256Duel(LaneSha256 lanes) {
        this.lanes = lanes;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        byte[] messages = new byte[lanes.lanes() * MESSAGE];
        new Random(256).nextBytes(messages);
        this.data = new byte[lanes.lanes()][];
        Arrays.fill(data, messages);
        this.at = new int[lanes.lanes()];
        for (int i = 0; i < at.length; i++) {
            at[i] = i * MESSAGE;
        }
        this.hashes = new byte[lanes.lanes() * HASH];
        this.expected = new byte[lanes.lanes() * HASH];
    }

    /** Returns whether both give the same hashes, with each prefix, on both sides of each block boundary. */
    boolean agree() {
        for (int prefix = -1; prefix <= 1; prefix++) {
            for (int length : new int[] {0, 1, 54, 55, 56, 62, 63, 64, 65, 119, 120, 128, 200, MESSAGE}) {
                lanes.hash(prefix, data, at, length, hashes, 0);
                digestAll(prefix, length);
                if (!Arrays.equals(hashes, expected)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns how many times as fast as MessageDigest lanes are, once they are compiled. */
    double ratio() {
        long end = System.nanoTime() + WARM_NANOS;
        double ratio;
        do {
            warm(end);
            ratio = measure();
        } while (ratio < BOXED && System.nanoTime() < end);
        warm(end); // the outermost loop may have been compiled last
        return measure();
    }

    private void warm(long end) {
        for (int i = 0; i < WARM && System.nanoTime() < end; i++) {
            lanes.hash(0, data, at, WARM_MESSAGE, hashes, 0);
            digestAll(0, WARM_MESSAGE);
        }
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the race continues without pauses
        }
    }

    private double measure() {
        long bestLanes = Long.MAX_VALUE;
        long bestDigest = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            lanes.hash(0, data, at, MESSAGE, hashes, 0);
            long middle = System.nanoTime();
            digestAll(0, MESSAGE);
            bestLanes = Math.min(bestLanes, middle - start);
            bestDigest = Math.min(bestDigest, System.nanoTime() - middle);
        }
        return (double) bestDigest / Math.max(1, bestLanes);
    }

    private void digestAll(int prefix, int length) {
        try {
            for (int i = 0; i < at.length; i++) {
                if (prefix >= 0) {
                    digest.update((byte) prefix);
                }
                digest.update(data[i], at[i], length);
                digest.digest(expected, i * HASH, HASH);
            }
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes hold a SHA-256", e);
        }
    }
}
