package dev.atlasl2.harness.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Floor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class FloorRunnerTest {
    private static final FloorEffort EFFORT = new FloorEffort("test", Duration.ofMillis(30), Duration.ofMillis(8), 3, 6);
    private static final int SIZE = 1024;
    /** 1,024 bytes in 200 us: 0.00512 GB/s. */
    private static final long NANOS = 200_000;

    @Test
    void fastEnoughIsMet() {
        FloorResult result = run(floor("sum", 0.001), UnaryOperator.identity());

        assertThat(result.verdict()).isEqualTo(FloorVerdict.MET);
        assertThat(result.isFailure()).isFalse();
        assertThat(result.measurement().orElseThrow().ratio()).isPresent();
    }

    @Test
    void figureIsWhatTheTargetTakes() {
        Measurement measured =
                run(floor("sum", 0.001), UnaryOperator.identity()).measurement().orElseThrow();

        assertThat(measured.seconds().median()).isBetween(0.9 * NANOS / 1e9, 4.0 * NANOS / 1e9);
    }

    @Test
    void fiveTimesTooSlowIsNeverMet() {
        FloorResult result = run(floor("sum", 0.05), UnaryOperator.identity());

        assertThat(result.verdict()).isIn(FloorVerdict.MISSED, FloorVerdict.INCONCLUSIVE);
        assertThat(result.measurement().orElseThrow().seconds().readings())
                .as("more readings before it is called so")
                .isEqualTo(EFFORT.maxRounds());
    }

    @Test
    void timeFloorIsJudgedByTime() {
        Floor within = new Floor(
                "sum/time", List.of("*"), "sum", SIZE, OptionalDouble.empty(), OptionalDouble.of(1), Optional.empty());
        Floor beyond = new Floor(
                "sum/time",
                List.of("*"),
                "sum",
                SIZE,
                OptionalDouble.empty(),
                OptionalDouble.of(0.02),
                Optional.empty());

        assertThat(run(within, UnaryOperator.identity()).verdict()).isEqualTo(FloorVerdict.MET);
        assertThat(run(beyond, UnaryOperator.identity()).verdict()).isNotEqualTo(FloorVerdict.MET);
    }

    @Test
    void statedFloorIsShownAndNotJudged() {
        Floor stated = new Floor(
                "sum/stated",
                List.of("*"),
                "sum",
                SIZE,
                OptionalDouble.of(1000),
                OptionalDouble.empty(),
                Optional.of(new Floor.Reach("not in one thread", "no instruction for it")));

        FloorResult result = run(stated, UnaryOperator.identity());

        assertThat(result.verdict()).isEqualTo(FloorVerdict.STATED);
        assertThat(result.isFailure()).isFalse();
        assertThat(result.measurement()).isPresent();
        assertThat(result.reason()).contains("not in one thread");
    }

    @Test
    void cheatThatReturnsAtOnceIsWrongNotFast() {
        FloorResult result = run(floor("sum", 0.001), answer -> answer.put("acc", 1));

        assertThat(result.verdict()).isEqualTo(FloorVerdict.WRONG);
        assertThat(result.isFailure()).isTrue();
        assertThat(result.measurement()).isEmpty();
        assertThat(result.reason()).contains("acc must be");
    }

    @Test
    void refusedBenchIsAFault() {
        FloorResult result = run(floor("sum", 0.001), answer -> answer.put("result", "INVALID"));

        assertThat(result.verdict()).isEqualTo(FloorVerdict.FAULT);
        assertThat(result.reason()).startsWith("bad-answer");
    }

    @Test
    void benchThatIsNotOfferedIsAFaultAndNotSilence() {
        assertThat(run(floor("witness", 0.001), UnaryOperator.identity()).verdict())
                .isEqualTo(FloorVerdict.FAULT);
    }

    @Test
    void missingRulerIsNoRatio() {
        FloorResult result = run(floor("copy", 0.001), UnaryOperator.identity());

        assertThat(result.verdict()).isEqualTo(FloorVerdict.MET);
        assertThat(result.measurement().orElseThrow().ratio()).isEmpty();
    }

    @Test
    void floorsOfOtherTargetsAreLeftOut() {
        Floor other = new Floor(
                "sum/other",
                List.of("node-*"),
                "sum",
                SIZE,
                OptionalDouble.of(1),
                OptionalDouble.empty(),
                Optional.empty());

        assertThat(new FloorRunner(new ScriptedTarget(NANOS, UnaryOperator.identity()), EFFORT)
                        .run(List.of(other), (floor, done) -> {}))
                .isEmpty();
    }

    @Test
    void noiseThatStraddlesTheFloorIsInconclusive() {
        Measurement noisy =
                new Measurement("sum", SIZE, 1, Spread.of(new double[] {0.8e-6, 1.0e-6, 1.3e-6}), Optional.empty(), 1);

        assertThat(FloorResult.judge("t", floor("sum", 1.0), noisy).verdict()).isEqualTo(FloorVerdict.INCONCLUSIVE);
    }

    @Test
    void twiceTooSlowIsMissedOnAMachineThatIsIdle() {
        Measurement slow = new Measurement(
                "sum", SIZE, 1, Spread.of(new double[] {2.04e-6, 2.05e-6, 2.06e-6}), Optional.empty(), 1.1);

        FloorResult result = FloorResult.judge("t", floor("sum", 1.0), slow);

        assertThat(result.verdict()).isEqualTo(FloorVerdict.MISSED);
        assertThat(result.isFailure()).isTrue();
    }

    @Test
    void twiceTooSlowIsInconclusiveOnAMachineThatIsBusy() {
        Measurement slow = new Measurement(
                "sum", SIZE, 1, Spread.of(new double[] {2.04e-6, 2.05e-6, 2.06e-6}), Optional.empty(), 1.9);

        FloorResult result = FloorResult.judge("t", floor("sum", 1.0), slow);

        assertThat(result.verdict()).isEqualTo(FloorVerdict.INCONCLUSIVE);
        assertThat(result.reason()).contains("busy");
    }

    @Test
    void clockThatSawNothingIsInconclusive() {
        Measurement nothing =
                new Measurement("sum", SIZE, 1, Spread.of(new double[] {0, -1e-9, 0}), Optional.empty(), 1);

        assertThat(FloorResult.judge("t", floor("sum", 1.0), nothing).verdict()).isEqualTo(FloorVerdict.INCONCLUSIVE);
    }

    private static Floor floor(String op, double least) {
        return new Floor(
                op + "/x", List.of("*"), op, SIZE, OptionalDouble.of(least), OptionalDouble.empty(), Optional.empty());
    }

    private static FloorResult run(Floor floor, UnaryOperator<ObjectNode> bend) {
        return new FloorRunner(new ScriptedTarget(NANOS, bend), EFFORT)
                .run(List.of(floor), (next, done) -> {})
                .getFirst();
    }
}
