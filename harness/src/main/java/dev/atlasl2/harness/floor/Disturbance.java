package dev.atlasl2.harness.floor;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How much others' work slows this machine down: a fixed piece of work is done between the readings, and how much
 * longer it takes on average than it ever took at its quickest is how much longer everything takes. Without it a busy
 * machine would read as a slow target.
 */
final class Disturbance {
    /** Beyond this a slow reading says more about the machine than about the target. */
    static final double LIMIT = 1.25;

    /** A hash of 2 MiB takes 1 to 4 ms: as long as a reading, so that it is interrupted as often as one. */
    private static final int BYTES = 2 << 20;

    private static final int WARM_UP = 16;
    /** Of all measurements in this process: the machine is the same. */
    private static long quickest = Long.MAX_VALUE;

    private final MessageDigest work;
    private final byte[] data = new byte[BYTES];
    private long total;
    private int count;

    Disturbance() {
        try {
            work = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        for (int i = 0; i < WARM_UP; i++) {
            once();
        }
    }

    /** Does the piece of work once more. */
    void probe() {
        total += once();
        count++;
    }

    /**
     * Returns how many times as long as at its quickest the work took on average: 1 for a machine that does nothing
     * else.
     */
    double factor() {
        synchronized (Disturbance.class) {
            return count == 0 ? 1 : (double) total / count / quickest;
        }
    }

    private long once() {
        long start = System.nanoTime();
        data[0] ^= work.digest(data)[0]; // each round depends on the one before
        long nanos = System.nanoTime() - start;
        synchronized (Disturbance.class) {
            quickest = Math.min(quickest, nanos);
        }
        return nanos;
    }
}
