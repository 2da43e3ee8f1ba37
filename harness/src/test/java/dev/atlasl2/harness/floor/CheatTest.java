package dev.atlasl2.harness.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Floor;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Targets that are fast because they do not do the work. */
class CheatTest {
    private static final FloorEffort EFFORT =
            new FloorEffort("test", Duration.ofMillis(20), Duration.ofMillis(4), 3, 6);
    private static final int SIZE = 4096;
    private static final long NANOS = 100_000;

    enum Cheat implements ScriptedTarget.Chain {
        /** Remembers its first answer. */
        CACHED_ANSWER {
            private final Map<String, Long> answers = new HashMap<>();

            @Override
            public long acc(String op, int size, long reps) {
                return answers.computeIfAbsent(op + size, key -> right(op, size, reps));
            }
        },
        /** Hashes once and returns that digest in every run. */
        CACHED_DIGEST {
            @Override
            public long acc(String op, int size, long reps) {
                int digest = first(BenchChainTest.prepared(size));
                return chained(reps, (acc, run) -> digest);
            }
        },
        /** Hashes every other run only. */
        EVERY_OTHER_DIGEST {
            @Override
            public long acc(String op, int size, long reps) {
                byte[] data = BenchChainTest.prepared(size);
                int[] kept = new int[2];
                return chained(reps, (acc, run) -> {
                    data[Integer.remainderUnsigned(acc, size)] ^= (byte) (acc >>> 24);
                    if (run % 2 == 0) {
                        kept[0] = first(data);
                    }
                    return kept[0];
                });
            }
        },
        /** Hashes the first half of the data. */
        HALF_THE_BYTES {
            @Override
            public long acc(String op, int size, long reps) {
                byte[] data = BenchChainTest.prepared(size);
                return chained(reps, (acc, run) -> {
                    data[Integer.remainderUnsigned(acc, size)] ^= (byte) (acc >>> 24);
                    return first(Arrays.copyOf(data, size / 2));
                });
            }
        },
        /** Leaves half of the runs out. */
        HALF_THE_RUNS {
            @Override
            public long acc(String op, int size, long reps) {
                return right(op, size, (reps + 1) / 2);
            }
        },
        /** Does what costs less. */
        ANOTHER_OPERATION {
            @Override
            public long acc(String op, int size, long reps) {
                return right("sum", size, reps);
            }
        },
        /** Works on fewer bytes than it says. */
        ANOTHER_SIZE {
            @Override
            public long acc(String op, int size, long reps) {
                return right(op, size / 2, reps);
            }
        };

        private interface Run {
            int once(int acc, long run);
        }

        private static long chained(long reps, Run work) {
            int acc = 1;
            for (long i = 0; i < reps; i++) {
                acc = acc * 1664525 + 1013904223 + work.once(acc, i);
            }
            return Integer.toUnsignedLong(acc);
        }

        private static long right(String op, int size, long reps) {
            return BenchChain.of(op, size).forward(reps);
        }

        private static int first(byte[] data) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(data);
                return (digest[0] & 255) << 24 | (digest[1] & 255) << 16 | (digest[2] & 255) << 8 | digest[3] & 255;
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void answerOfACheatIsWrong(Cheat cheat) {
        FloorResult result = run("witness", SIZE, NANOS, cheat);

        assertThat(result.verdict()).isEqualTo(FloorVerdict.WRONG);
        assertThat(result.isFailure()).isTrue();
        assertThat(result.measurement()).as("figures of work not done").isEmpty();
        assertThat(result.reason()).startsWith("bench witness of 4096 bytes, ").contains("acc must be");
    }

    @Test
    void workThatIsDoneIsNoCheat() {
        assertThat(run("witness", SIZE, NANOS, Cheat::right).verdict()).isEqualTo(FloorVerdict.MET);
    }

    /** Its answers are right: it adds what changed and reads nothing else. Only its speed gives it away. */
    @Test
    void sumThatReadsNothingIsTooFastToBeWork() {
        FloorResult result = run("sum", 1 << 16, 0, Cheat::right);

        assertThat(result.verdict()).isEqualTo(FloorVerdict.WRONG);
        assertThat(result.reason())
                .endsWith("times as fast as the JDK's Arrays.mismatch: the work cannot have been done");
    }

    private static FloorResult run(String op, int size, long nanos, ScriptedTarget.Chain chain) {
        Floor floor = new Floor("x", List.of("*"), op, size, new Floor.Throughput(1e-3), Optional.empty());
        return new FloorRunner(new ScriptedTarget(nanos, chain), EFFORT)
                .run(List.of(floor), (next, done) -> {})
                .getFirst();
    }
}
