package dev.atlasl2.kernel;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The kernels. The first vector call of a JVM takes 96 ms, and vectors are slower than SWAR until C2 has compiled the
 * loop, about 0.6 s (Zen 4, JDK 25). So SWAR is the incumbent. The race compares the answers of the vector kernel with
 * those of SWAR, runs it repeatedly, and ends when it is faster. In a JVM without C2, or with emulated vectors, it is
 * never faster, and SWAR stays.
 */
final class KernelCandidates extends Candidates<Kernel> {
    private static final int[] LENGTHS = {64, 100, 256, 700, 4_096, 12_288, 40_000, 65_536};
    private static final int BYTES = 65_536 + 64;
    private static final int TIMED_BYTES = 4_096;
    private static final int WINS = 5;
    private static final long EAGER_NANOS = 5_000_000_000L;
    /** After that, the race sleeps this many times as long as a round: it takes at most a tenth of a processor. */
    private static final int REST_RATIO = 9;

    private static final long MIN_REST_NANOS = 20_000_000;

    private final long patience;

    /** @param patience in nanoseconds, after which SWAR stays permanently */
    KernelCandidates(VectorModule vectors, long patience) {
        super(vectors, "swar", "vector");
        this.patience = patience;
    }

    @Override
    List<String> names() {
        return List.of("plain", "swar", "vector", "vector-128", "vector-256", "vector-512");
    }

    @Override
    List<String> requirable() {
        return names();
    }

    @Override
    Kernel plain(String name) {
        return name.equals("plain") ? new PlainKernel() : SwarKernel.INSTANCE;
    }

    @Override
    Choice<Kernel> challenger(KernelProvider provider, int width) {
        Kernel kernel = provider.kernel(width);
        return new Choice<>(kernel.name(), kernel, provider.reason(width), Level.OFF);
    }

    @Override
    Choice<Kernel> racing(Choice<Kernel> vector) {
        return new Choice<>(
                vector.name(), vector.value(), vector.reason() + "; warming up, swar until then", Level.OFF);
    }

    @Override
    Choice<Kernel> decide(Choice<Kernel> challenger) throws InterruptedException {
        long start = System.nanoTime();
        Kernel swar = SwarKernel.INSTANCE;
        Kernel vector = challenger.get();
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
                    String reason = vector.name() + " answered " + answered + " for a total of " + total + " over "
                            + length + " bytes";
                    return incumbent(reason, Level.ERROR);
                }
            }
            wins = time(vector, data) < time(swar, data) ? wins + 1 : 0;
            if (wins == WINS) {
                return challenger;
            }
            long end = System.nanoTime();
            if (end - start > EAGER_NANOS) {
                TimeUnit.NANOSECONDS.sleep(Math.max(MIN_REST_NANOS, REST_RATIO * (end - begin)));
            }
        }
        return incumbent(vector.name() + " was not faster in " + patience / 1_000_000_000 + " s", Level.DEBUG);
    }

    private static long time(Kernel kernel, byte[] data) {
        long begin = System.nanoTime();
        long total = 0;
        for (int i = 0; i < 16; i++) {
            total += kernel.total(data, i, TIMED_BYTES);
        }
        long time = System.nanoTime() - begin;
        return total < 0 ? Long.MAX_VALUE : time; // uses the totals, so that the compiler must compute them
    }
}
