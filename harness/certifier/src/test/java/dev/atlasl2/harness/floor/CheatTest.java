package dev.atlasl2.harness.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.Cheat;
import dev.atlasl2.vectors.Floor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that are fast because they do not do the work. */
class CheatTest {
    private static final FloorEffort EFFORT =
            new FloorEffort("test", Duration.ofMillis(20), Duration.ZERO, Duration.ZERO, Duration.ofMillis(4), 3, 6);
    private static final FloorEffort SHORT = new FloorEffort(
            "short", Duration.ofMillis(5), Duration.ZERO, Duration.ZERO, Duration.ofNanos(400_000), 3, 3);
    private static final int SIZE = 2048;
    private static final long NANOS = 200_000;

    @ParameterizedTest
    @EnumSource(
            names = {"ONLY_THE_FLIPPED_BYTE"},
            mode = EnumSource.Mode.EXCLUDE)
    void answerOfACheatIsWrong(Cheat cheat) {
        assertWrong("witness", cheat);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CACHED_ANSWER",
                "TABLE_OF_COUNTS",
                "ANOTHER_START",
                "ONLY_THE_FLIPPED_BYTE",
                "HALF_THE_RUNS",
                "ANOTHER_OPERATION",
                "ANOTHER_SIZE"
            })
    void sumOfACheatIsWrong(Cheat cheat) {
        assertWrong("sum", cheat);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CACHED_ANSWER",
                "TABLE_OF_COUNTS",
                "ANOTHER_START",
                "HALF_THE_RUNS",
                "ANOTHER_OPERATION",
                "ANOTHER_SIZE"
            })
    void copyOfACheatIsWrong(Cheat cheat) {
        assertWrong("copy", cheat);
    }

    @Test
    void workThatIsDoneIsNoCheat() {
        assertThat(run("witness", SIZE, EFFORT, new ScriptedTarget(NANOS, CheatTest::right))
                        .verdict())
                .isEqualTo(FloorVerdict.MET);
    }

    /** It would be asked for ever more runs to fill the time of a request, and the harness follows each of them. */
    @ParameterizedTest
    @ValueSource(strings = {"sum", "copy", "fill", "witness"})
    @Timeout(120)
    void answerWithoutAnyWorkIsWrongSoon(String op) {
        ScriptedTarget target = new ScriptedTarget(0, (_, _, _, start) -> Integer.toUnsignedLong(start));

        FloorResult result = run(op, 1 << 20, FloorEffort.QUICK, target);

        assertThat(result.verdict()).isEqualTo(FloorVerdict.WRONG);
        assertThat(result.reason()).contains("acc must be");
    }

    /** A fill can be predicted by arithmetic. Only its speed reveals that. */
    @Test
    void fillThatWritesNothingIsTooFastToBeWork() {
        FloorResult result = run("fill", 1 << 20, EFFORT, new ScriptedTarget(0, CheatTest::right));

        assertThat(result.verdict()).isEqualTo(FloorVerdict.WRONG);
        assertThat(result.reason()).endsWith("times as fast as the JDK's Arrays.fill: the work cannot have been done");
    }

    /** Readings that differ greatly, as those of next to nothing do on a machine with other work. */
    @Test
    void noiseHidesNoFillThatWritesNothing() {
        int[] asked = {0};
        ScriptedTarget target = new ScriptedTarget(
                reps -> reps * List.of(4, 12, 36, 108).get(asked[0]++ / (2 * BenchMeter.TRIES) % 4), CheatTest::right);

        assertThat(run("fill", 1 << 20, EFFORT, target).verdict()).isEqualTo(FloorVerdict.WRONG);
    }

    /** How a target that works for NANOS per run delays its answers. */
    enum Delay {
        /** As long for few runs as for the most that it was ever asked for. */
        AS_LONG_AS_THE_LONGEST {
            private long most;

            @Override
            long nanos(long reps) {
                most = Math.max(most, reps);
                return most * NANOS;
            }
        },
        /** Longer, the fewer there are. */
        LONGER_FOR_FEW {
            private long most;

            @Override
            long nanos(long reps) {
                most = Math.max(most, reps);
                return (2 * most - reps) * NANOS;
            }
        },
        /** Nearly as long: the difference makes it ten times as fast. */
        A_TENTH_OF_THE_DIFFERENCE {
            private long most;

            @Override
            long nanos(long reps) {
                most = Math.max(most, reps);
                return most * NANOS - (most - reps) * NANOS / 10;
            }
        },
        /** Sometimes, like noise. */
        NOW_AND_THEN {
            private int asked;

            @Override
            long nanos(long reps) {
                return reps * NANOS * (asked++ % 3 == 0 ? 2 : 1);
            }
        };

        abstract long nanos(long reps);
    }

    /** A lower bound, and so true on machines of every speed: only work makes a target faster. */
    @ParameterizedTest
    @EnumSource
    void delayMakesNoTargetFaster(Delay delay) {
        FloorResult result = run("sum", SIZE, SHORT, new ScriptedTarget(delay::nanos, CheatTest::right));

        assertThat(result.measurement().orElseThrow().seconds().median()).isGreaterThanOrEqualTo(0.9 * NANOS / 1e9);
    }

    private static void assertWrong(String op, Cheat cheat) {
        FloorResult result = run(
                op,
                SIZE,
                EFFORT,
                new ScriptedTarget(
                        NANOS,
                        (name, size, reps, start) -> cheat.acc(name, size, reps, Integer.toUnsignedLong(start))));

        assertThat(result.verdict()).isEqualTo(FloorVerdict.WRONG);
        assertThat(result.isFailure()).isTrue();
        assertThat(result.measurement()).as("figures of work not done").isEmpty();
        assertThat(result.reason())
                .startsWith("bench " + op + " of 2048 bytes, ")
                .contains("acc must be");
    }

    private static long right(String op, int size, long reps, int start) {
        return BenchChain.of(op, size, start).forward(reps);
    }

    private static FloorResult run(String op, int size, FloorEffort effort, ScriptedTarget target) {
        Floor floor = new Floor("x", List.of("*"), op, size, new Floor.Throughput(1e-3), Optional.empty());
        return new FloorRunner(target, effort)
                .run(List.of(floor), (next, done, all) -> {})
                .getFirst();
    }
}
