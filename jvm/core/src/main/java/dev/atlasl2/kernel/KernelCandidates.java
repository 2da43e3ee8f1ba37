package dev.atlasl2.kernel;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The kernels. The first vector call of a JVM takes 96 ms, and vectors are slower than SWAR until C2 has compiled the
 * loop, about 0.6 s (Zen 4, JDK 25). So SWAR is the incumbent. The race compares the answers of the vector kernel with
 * those of SWAR, runs it repeatedly, and ends when it is faster. In a JVM without C2, or with emulated vectors, it is
 * never faster, and SWAR stays.
 *
 * <p>For vectors of 512 bits there are two kernels, and which is faster depends on the processor. A prototype of
 * carry-save adders reached 1.26 to 1.39 times the other kernel on an Intel server (4 to 64 KiB); on Zen 4 they reach
 * 0.83 to 0.88 (4 to 24 KiB, JDK 25). Both run in the race with SWAR, and then against each other.
 */
final class KernelCandidates extends Candidates<Kernel> {
    private static final String WIDEST = "vector-512";
    private static final String CARRY_SAVE = WIDEST + "-carry-save";
    private static final int WINS = 5;
    /** Carry-save adders must win clearly: they are slower below a few KiB. */
    private static final double CLEARLY = 1.05;

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
        return List.of("plain", "swar", "vector", "vector-128", "vector-256", WIDEST, CARRY_SAVE);
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
    Choice<Kernel> challenger(KernelProvider provider, String name) {
        boolean carrySave = name.equals(CARRY_SAVE);
        int width = width(carrySave ? WIDEST : name);
        Kernel kernel = carrySave ? provider.carrySave() : provider.kernel(width);
        return new Choice<>(kernel.name(), kernel, provider.reason(width), Level.OFF);
    }

    @Override
    Choice<Kernel> racing(Choice<Kernel> vector) {
        return new Choice<>(
                vector.name(), vector.value(), vector.reason() + "; warming up, swar until then", Level.OFF);
    }

    @Override
    Choice<Kernel> decide(Choice<Kernel> vector) throws InterruptedException {
        // Machines with narrower vectors have no ternary logic, so that adders cannot win.
        Choice<Kernel> adders = vector.name().equals(WIDEST) ? challenger(CARRY_SAVE) : Choice.none("", Level.OFF);
        KernelDuel duel = new KernelDuel();
        int vectorWins = 0;
        int adderWins = adders.value() == null ? WINS : 0; // if there is none, the race does not wait for it
        long start = System.nanoTime();
        for (int round = 0; System.nanoTime() - start < patience; round++) {
            long begin = System.nanoTime();
            String wrong = duel.wrong(vector.get(), round);
            wrong = wrong == null && adders.value() != null ? duel.wrong(adders.value(), round) : wrong;
            if (wrong != null) {
                return incumbent(wrong, Level.ERROR);
            }
            if (vectorWins < WINS) {
                vectorWins = duel.isFaster(vector.get()) ? vectorWins + 1 : 0;
            }
            if (adderWins < WINS) {
                adderWins = duel.isFaster(adders.get()) ? adderWins + 1 : 0;
            }
            long end = System.nanoTime();
            boolean eager = end - start <= EAGER_NANOS;
            if (vectorWins == WINS && (adderWins == WINS || !eager)) {
                return adders.value() == null
                        ? vector
                        : outcome(vector, adders, duel.ratio(adders.value(), vector.get()));
            }
            if (!eager) {
                TimeUnit.NANOSECONDS.sleep(Math.max(MIN_REST_NANOS, REST_RATIO * (end - begin)));
            }
        }
        return incumbent(vector.name() + " was not faster in " + patience / 1_000_000_000 + " s", Level.DEBUG);
    }

    /**
     * Returns the choice between two kernels that are both faster than SWAR.
     *
     * @param ratio how many times as fast as the other kernel the adders are
     */
    Choice<Kernel> outcome(Choice<Kernel> vector, Choice<Kernel> adders, double ratio) {
        Choice<Kernel> winner = ratio > CLEARLY ? adders : vector;
        String times = String.format(Locale.ROOT, "carry-save adders at %.2f times %s", ratio, vector.name());
        return new Choice<>(winner.name(), winner.value(), vector.reason() + "; " + times, Level.OFF);
    }
}
