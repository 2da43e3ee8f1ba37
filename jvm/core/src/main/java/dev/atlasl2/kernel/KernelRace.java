package dev.atlasl2.kernel;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Brings vectors up beside the work. The first vector call of a JVM takes 96 ms, and until C2 has compiled the loop,
 * for some 0.6 s, it is slower than SWAR (Zen 4, JDK 25). So SWAR begins, and a thread of its own finds the vector
 * kernel, holds its answers to SWAR's, keeps it running, and calls it the winner once it is faster. Where it never is,
 * in a JVM without C2 or on vectors that are emulated, SWAR stays.
 */
final class KernelRace implements Runnable {
    private static final int[] LENGTHS = {64, 100, 256, 700, 4_096, 12_288, 40_000, 65_536};
    private static final int BYTES = 65_536 + 64;
    private static final int TIMED = 4_096;
    private static final int WINS = 5;
    private static final long EAGER = 5_000_000_000L; // ns
    /** After that, how much longer than a round the race sleeps: it takes a tenth of a processor at most. */
    private static final int REST = 9;

    private static final long LEAST_REST = 20_000_000; // ns

    private final VectorFamily vectors;
    private final Runnable won;
    private final long patience;
    private final Kernel swar = new SwarKernel();
    private final long start = System.nanoTime();
    private final CountDownLatch known = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile KernelChoice choice;

    /**
     * @param won is run once the vector kernel has won, which {@link #outcome()} then gives
     * @param patience in nanoseconds, until SWAR stays for good
     */
    KernelRace(VectorFamily vectors, Runnable won, long patience) {
        this.vectors = vectors;
        this.won = won;
        this.patience = patience;
        choice = new KernelChoice(swar, "to begin with", Level.OFF);
    }

    /** Ends it before it began. */
    void callOff(String reason) {
        end(new KernelChoice(swar, reason, Level.OFF));
    }

    @Override
    public void run() {
        KernelChoice outcome;
        try {
            outcome = race();
        } catch (Throwable e) {
            outcome = failed(e);
        }
        end(outcome);
    }

    /** Whatever it is, sums go on. Not loud: a class loader that is closed during a race ends it so. */
    private KernelChoice failed(Throwable e) {
        return new KernelChoice(swar, "the vector kernel failed: " + e, Level.DEBUG);
    }

    /** Returns what is known so far, from the moment on when it is known which vectors there are. */
    KernelChoice choice() {
        await(known);
        return choice;
    }

    /** Waits for the end, and returns what came out. */
    KernelChoice outcome() {
        await(over);
        return choice;
    }

    private KernelChoice race() throws InterruptedException {
        VectorFamily.Answer answer = vectors.kernel(0);
        Kernel vector = answer.kernel();
        if (vector == null) {
            return new KernelChoice(swar, answer.reason(), answer.installed() ? Level.DEBUG : Level.OFF);
        }
        String missing = OptimizingCompiler.missing();
        if (missing != null) {
            return new KernelChoice(swar, missing, Level.DEBUG);
        }
        choice = new KernelChoice(vector, answer.reason() + "; warming up, swar until then", Level.OFF);
        known.countDown();
        byte[] data = new byte[BYTES];
        long seed = 96;
        for (int i = 0; i < data.length; i++) {
            seed = seed * 6_364_136_223_846_793_005L + 1;
            data[i] = i % 1_024 < 128 ? (byte) 0xff : (byte) (seed >>> 56);
        }
        ByteBuffer direct = ByteBuffer.allocateDirect(BYTES).put(0, data);
        byte[] copy = new byte[BYTES];
        int wins = 0;
        for (int round = 0; System.nanoTime() - start < patience; round++) {
            long begin = System.nanoTime();
            for (int length : LENGTHS) {
                int offset = round % (BYTES - length + 1);
                long total = swar.total(data, offset, length);
                long answered = vector.total(data, offset, length);
                answered = answered != total ? answered : vector.total(direct, offset, length);
                answered = answered != total ? answered : vector.copy(data, offset, copy, 0, length);
                if (answered != total) {
                    return new KernelChoice(
                            swar,
                            vector.name() + " answered " + answered + " for a total of " + total + " over " + length
                                    + " bytes",
                            Level.ERROR);
                }
            }
            wins = time(vector, data) < time(swar, data) ? wins + 1 : 0;
            if (wins == WINS) {
                return new KernelChoice(vector, answer.reason(), Level.OFF);
            }
            long end = System.nanoTime();
            if (end - start > EAGER) {
                TimeUnit.NANOSECONDS.sleep(Math.max(LEAST_REST, REST * (end - begin)));
            }
        }
        return new KernelChoice(
                swar, vector.name() + " was not faster in " + patience / 1_000_000_000 + " s", Level.DEBUG);
    }

    private static long time(Kernel kernel, byte[] data) {
        long begin = System.nanoTime();
        long total = 0;
        for (int i = 0; i < 16; i++) {
            total += kernel.total(data, i, TIMED);
        }
        long time = System.nanoTime() - begin;
        return total < 0 ? Long.MAX_VALUE : time; // looks at the totals, so that they are computed
    }

    private void end(KernelChoice outcome) {
        choice = outcome;
        over.countDown(); // first: who takes over asks for the outcome
        try {
            if (outcome.kernel() != swar) {
                won.run();
            }
        } catch (Throwable e) {
            choice = failed(e);
        }
        choice.log();
        known.countDown();
    }

    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
