package dev.atlasl2.kernel;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Kernels against SWAR, and against each other, on the same bytes. */
final class KernelDuel {
    private static final Kernel SWAR = SwarKernel.INSTANCE;
    private static final int[] LENGTHS = {64, 100, 256, 700, 4_096, 12_288, 40_000, 65_536};
    private static final int BYTES = 65_536 + 64;
    private static final int TIMED_BYTES = 4_096;
    private static final int ROUNDS = 60;

    private final byte[] data = new byte[BYTES];
    private final ByteBuffer direct;
    private final byte[] copy = new byte[BYTES];

    KernelDuel() {
        long seed = 96;
        for (int i = 0; i < data.length; i++) {
            seed = seed * 6_364_136_223_846_793_005L + 1;
            data[i] = i % 1_024 < 128 ? (byte) 0xff : (byte) (seed >>> 56);
        }
        direct = ByteBuffer.allocateDirect(BYTES).put(0, data);
    }

    /** Returns how the kernel's answers differ from those of SWAR; null if they do not. */
    @Nullable String wrong(Kernel kernel, int round) {
        for (int length : LENGTHS) {
            int offset = round % (BYTES - length + 1);
            long total = SWAR.total(data, offset, length);
            long answered = kernel.total(data, offset, length);
            answered = answered != total ? answered : kernel.total(direct, offset, length);
            answered = answered != total ? answered : kernel.copy(data, offset, copy, 0, length);
            if (answered != total) {
                return kernel.name() + " answered " + answered + " for a total of " + total + " over " + length
                        + " bytes";
            }
        }
        return null;
    }

    /** Returns whether the kernel is faster than SWAR, this time. */
    boolean isFaster(Kernel kernel) {
        return time(kernel) < time(SWAR);
    }

    /** Returns how many times as fast as the other the first kernel is, both at their best. */
    double ratio(Kernel first, Kernel other) {
        long bestFirst = Long.MAX_VALUE;
        long bestOther = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            bestFirst = Math.min(bestFirst, time(first));
            bestOther = Math.min(bestOther, time(other));
        }
        return (double) bestOther / Math.max(1, bestFirst);
    }

    private long time(Kernel kernel) {
        long begin = System.nanoTime();
        long total = 0;
        for (int i = 0; i < 16; i++) {
            total += kernel.total(data, i, TIMED_BYTES);
        }
        long time = System.nanoTime() - begin;
        return total < 0 ? Long.MAX_VALUE : time; // looks at the totals, so that they are computed
    }
}
