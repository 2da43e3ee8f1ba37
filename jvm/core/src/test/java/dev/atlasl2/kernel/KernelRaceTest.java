package dev.atlasl2.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300) // a race may take its patience, on a busy machine more
class KernelRaceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String WIDEST = "vector-512";
    private static final String CARRY_SAVE = "vector-512-carry-save";

    /** SWAR under another name, with answers that a test may change: never faster. */
    private record Runner(String name, LongUnaryOperator answer) implements Kernel {
        private static final Kernel SWAR = SwarKernel.INSTANCE;

        Runner(LongUnaryOperator answer) {
            this("vector-256", answer);
        }

        @Override
        public long total(byte[] data, int offset, int length) {
            return answer.applyAsLong(SWAR.total(data, offset, length));
        }
    }

    /** Faster on every machine: it remembers the totals of the timed regions, which never change. */
    private static final class Remembering implements Kernel {
        private static final int TIMED = 4_096;
        private final long[] totals = new long[TIMED];
        private final String name;
        private byte[] seen;

        Remembering(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long total(byte[] data, int offset, int length) {
            if (length != TIMED || offset >= TIMED || (seen != null && seen != data)) {
                return Runner.SWAR.total(data, offset, length);
            }
            seen = data;
            if (totals[offset] == 0) {
                totals[offset] = Runner.SWAR.total(data, offset, length);
            }
            return totals[offset];
        }
    }

    private static long slowly(long total) {
        long end = System.nanoTime() + 50_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return total;
    }

    private final AtomicInteger wins = new AtomicInteger();

    private Race<Kernel> race(VectorModule vectors, long patience) {
        return new Race<>(new KernelCandidates(vectors, patience), "to begin with", choice -> {
            if (choice.value() != SwarKernel.INSTANCE) {
                wins.incrementAndGet();
            }
        });
    }

    private Race<Kernel> race(Kernel vector, long patience) {
        return race(module(vector), patience);
    }

    private static VectorModule module(Kernel vector) {
        return module(vector, () -> {
            throw new AssertionError("no machine but one with 512 bits may be asked for carry-save adders");
        });
    }

    private static VectorModule module(Kernel vector, Supplier<Kernel> adders) {
        return FakeModule.of(new KernelProvider() {
            @Override
            public Kernel kernel(int bits) {
                return vector;
            }

            @Override
            public Kernel carrySave() {
                return adders.get();
            }

            @Override
            public String reason(int bits) {
                return "this machine";
            }
        });
    }

    @Test
    void aKernelThatIsFastAndRightTakesOver() throws InterruptedException {
        Race<Kernel> race = race(new Remembering("vector-256"), 50 * SECOND);
        Thread thread = new Thread(race);
        thread.start();
        assertThat(race.known().describe()).startsWith("vector-256: this machine");
        thread.join();
        assertThat(race.choice().describe()).isEqualTo("vector-256: this machine");
        assertThat(race.known()).isSameAs(race.choice());
        assertThat(wins.get()).isOne();
    }

    @Test
    void aKernelThatIsWrongNeverTakesOverAndIsLoudlyNamed() {
        AtomicInteger calls = new AtomicInteger();
        Race<Kernel> race = race(new Runner(total -> calls.incrementAndGet() == 40 ? total ^ 1 : total), 50 * SECOND);
        race.run();
        assertThat(race.choice().describe())
                .startsWith("swar: vector-256 answered ")
                .contains(" for a total of ");
        assertThat(race.choice().level()).isEqualTo(Level.ERROR);
        assertThat(wins.get()).isZero();
    }

    @Test
    void aKernelThatThrowsNeverTakesOver() {
        Race<Kernel> race = race(
                new Runner(total -> {
                    throw new LinkageError("no such vector");
                }),
                SECOND);
        race.run();
        assertThat(race.choice().describe()).startsWith("swar: ").contains("no such vector");
        assertThat(wins.get()).isZero();
    }

    /** As in a JVM without C2, or with emulated vectors. */
    @Test
    void aKernelThatIsSlowNeverTakesOver() {
        Race<Kernel> race = race(new Runner(KernelRaceTest::slowly), SECOND);
        race.run();
        assertThat(race.choice().describe()).isEqualTo("swar: vector-256 was not faster in 1 s");
        assertThat(wins.get()).isZero();
    }

    /** Either may win: both answer at once. */
    @Test
    void ofTwoKernelsThatAreFastOneTakesOver() {
        Race<Kernel> race = race(module(new Remembering(WIDEST), () -> new Remembering(CARRY_SAVE)), 50 * SECOND);
        race.run();
        assertThat(race.choice().describe())
                .matches("vector-512(-carry-save)?: this machine; carry-save adders at [0-9.]+ times vector-512");
        assertThat(race.choice().get().name()).isEqualTo(race.choice().name());
        assertThat(wins.get()).isOne();
    }

    /** As on a processor without ternary logic. */
    @Test
    void carrySaveAddersThatAreSlowLeaveTheOtherKernel() {
        Race<Kernel> race = race(
                module(new Remembering(WIDEST), () -> new Runner(CARRY_SAVE, KernelRaceTest::slowly)), 50 * SECOND);
        race.run();
        assertThat(race.choice().describe())
                .matches("vector-512: this machine; carry-save adders at 0[0-9.]+ times vector-512");
        assertThat(wins.get()).isOne();
    }

    @Test
    void carrySaveAddersThatAreMissingLeaveTheOtherKernel() {
        Race<Kernel> race = race(
                module(new Remembering(WIDEST), () -> {
                    throw new UnsupportedOperationException("no adders");
                }),
                50 * SECOND);
        race.run();
        assertThat(race.choice().describe()).isEqualTo("vector-512: this machine");
        assertThat(wins.get()).isOne();
    }

    /** A JVM that computes wrongly in one of them is trusted with neither. */
    @Test
    void carrySaveAddersThatAreWrongLeaveSwar() {
        Race<Kernel> race =
                race(module(new Remembering(WIDEST), () -> new Runner(CARRY_SAVE, total -> total + 96)), 50 * SECOND);
        race.run();
        assertThat(race.choice().describe()).startsWith("swar: vector-512-carry-save answered ");
        assertThat(race.choice().level()).isEqualTo(Level.ERROR);
        assertThat(wins.get()).isZero();
    }

    /** As when an application is undeployed during the race, and its class loader is closed. */
    @Test
    void aRaceThatFailsInAnyWayEnds() {
        for (Throwable thrown : new Throwable[] {
            new NoClassDefFoundError("dev/atlasl2/kernel/CurrentKernel$Winner"),
            new IllegalStateException("zip file closed")
        }) {
            Race<Kernel> race = race(FakeModule.failing(thrown, true), SECOND);
            race.run(); // throws nothing
            assertQuietSwar(race, thrown);
            Race<Kernel> won = new Race<>(
                    new KernelCandidates(module(new Remembering("vector-256")), 50 * SECOND),
                    "to begin with",
                    choice -> {
                        throw FakeModule.sneak(thrown);
                    });
            won.run();
            assertQuietSwar(won, thrown);
        }
        assertThat(wins.get()).isZero();
    }

    private static void assertQuietSwar(Race<Kernel> race, Throwable cause) {
        assertThat(race.known()).isSameAs(race.choice());
        assertThat(race.choice().value()).isSameAs(SwarKernel.INSTANCE);
        assertThat(race.choice().describe()).startsWith("swar: ").contains(cause.getMessage());
        assertThat(race.choice().level().compareTo(Level.DEBUG)).isLessThanOrEqualTo(0);
    }

    @Test
    void whoHasTheJarButNoVectorsIsToldQuietly() {
        for (boolean installed : new boolean[] {true, false}) {
            Race<Kernel> race =
                    race(FakeModule.failing(new UnsupportedOperationException("no module"), installed), SECOND);
            race.run();
            assertThat(race.choice().describe()).isEqualTo("swar: no module");
            assertThat(race.choice().level()).isEqualTo(installed ? Level.DEBUG : Level.OFF);
        }
        assertThat(wins.get()).isZero();
    }
}
