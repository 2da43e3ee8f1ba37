package dev.atlasl2.harness.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.vectors.Floor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.node.ObjectNode;

@Isolated("measures")
class FloorRunnerTest {
    private static final FloorEffort EFFORT =
            new FloorEffort("test", Duration.ofMillis(30), Duration.ZERO, Duration.ZERO, Duration.ofMillis(8), 3, 6);
    private static final int SIZE = 1024;
    /** 1,024 bytes in 200 us: 0.00512 GB/s. */
    private static final long NANOS = 200_000;

    @Test
    void fastEnoughIsMet() {
        FloorResult result = run(floor("sum", 0.001), UnaryOperator.identity());

        assertThat(result.verdict()).isEqualTo(FloorVerdict.MET);
        assertThat(result.isFailure()).isFalse();
        assertThat(result.measurement().orElseThrow().plainSeconds()).isPresent();
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

        assertThat(result.verdict()).isEqualTo(FloorVerdict.MISSED);
        assertThat(result.measurement().orElseThrow().seconds().readings())
                .as("more readings before it is called so")
                .isEqualTo(EFFORT.maxRounds());
    }

    /** As if a compiler came late in one whole process. */
    @Test
    void missThatAFreshStartDoesNotRepeatIsNone() {
        AtomicInteger starts = new AtomicInteger();
        Target slowAtFirst = new ScriptedTarget(() -> starts.incrementAndGet() == 1 ? 20 * NANOS : NANOS);

        FloorResult result = new FloorRunner(slowAtFirst, EFFORT)
                .run(List.of(floor("sum", 0.001)), (next, done, all) -> {})
                .getFirst();

        assertThat(result.verdict()).isEqualTo(FloorVerdict.MET);
        assertThat(starts).hasValue(2);
    }

    @Test
    void timeFloorIsJudgedByTime() {
        Floor within = new Floor("sum/time", List.of("*"), "sum", SIZE, new Floor.Time(1), Optional.empty());
        Floor beyond = new Floor("sum/time", List.of("*"), "sum", SIZE, new Floor.Time(0.02), Optional.empty());

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
                new Floor.Throughput(1000),
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
    void benchThatIsNotOfferedIsAFailureButNoFault() {
        FloorResult result = run(floor("tree", 0.001), UnaryOperator.identity());

        assertThat(result.verdict()).isEqualTo(FloorVerdict.NOT_OFFERED);
        assertThat(result.isFailure()).isTrue();
    }

    @Test
    void plainCodeThatIsNotOfferedIsNotShown() {
        FloorResult result = run(floor("copy", 0.001), UnaryOperator.identity());

        assertThat(result.verdict()).isEqualTo(FloorVerdict.MET);
        assertThat(result.measurement().orElseThrow().plainSeconds()).isEmpty();
    }

    @Test
    void floorsOfOtherTargetsAreLeftOut() {
        Floor other = new Floor("sum/other", List.of("node-*"), "sum", SIZE, new Floor.Throughput(1), Optional.empty());

        assertThat(new FloorRunner(new ScriptedTarget(NANOS, UnaryOperator.identity()), EFFORT)
                        .run(List.of(other), (floor, done, all) -> {}))
                .isEmpty();
    }

    @Test
    void progressHasTheNumberOfFloorsThatApply() {
        Floor other = new Floor("sum/other", List.of("node-*"), "sum", SIZE, new Floor.Throughput(1), Optional.empty());
        Floor sameBench = new Floor("sum/y", List.of("*"), "sum", SIZE, new Floor.Throughput(0.001), Optional.empty());
        List<String> told = new ArrayList<>();

        new FloorRunner(new ScriptedTarget(NANOS, UnaryOperator.identity()), EFFORT)
                .run(
                        List.of(floor("sum", 0.001), other, sameBench, floor("tree", 0.001)),
                        (floor, done, all) -> told.add(floor.id() + " " + done + " of " + all));

        assertThat(told).containsExactly("sum/x 0 of 3", "tree/x 2 of 3");
    }

    /** A silent target would take its whole deadline for each bench. */
    @Test
    void aTargetThatDoesNotStartIsStartedTwice() {
        AtomicInteger starts = new AtomicInteger();
        Target silent = new ScriptedTarget(NANOS, UnaryOperator.identity()) {
            @Override
            public Session open() throws TargetFault {
                starts.incrementAndGet();
                throw new TargetFault(Fault.NO_START, "it is not there");
            }
        };

        List<FloorResult> results = new FloorRunner(silent, EFFORT)
                .run(List.of(floor("sum", 0.001), floor("copy", 0.001), floor("fill", 0.001)), (next, done, all) -> {});

        assertThat(starts).hasValue(2);
        assertThat(results)
                .hasSize(3)
                .allSatisfy(result -> assertThat(result.verdict()).isEqualTo(FloorVerdict.FAULT))
                .allSatisfy(result -> assertThat(result.reason()).isEqualTo("no-start: it is not there"));
    }

    @Test
    void timeOfManyProcessorsCounts() {
        FloorResult result = new FloorRunner(
                        new BusyTarget(new ScriptedTarget(NANOS, UnaryOperator.identity()), 20), EFFORT)
                .run(List.of(floor("sum", 0.001)), (next, done, all) -> {})
                .getFirst();

        Measurement measured = result.measurement().orElseThrow();
        assertThat(measured.processors()).isGreaterThan(10);
        assertThat(measured.seconds().median()).isGreaterThan(10 * 0.9 * NANOS / 1e9);
        assertThat(result.verdict()).isNotEqualTo(FloorVerdict.MET);
        assertThat(result.reason()).contains("processors busy, and floors are for one thread");
    }

    private static Floor floor(String op, double least) {
        return new Floor(op + "/x", List.of("*"), op, SIZE, new Floor.Throughput(least), Optional.empty());
    }

    private static FloorResult run(Floor floor, UnaryOperator<ObjectNode> bend) {
        return new FloorRunner(new ScriptedTarget(NANOS, bend), EFFORT)
                .run(List.of(floor), (next, done, all) -> {})
                .getFirst();
    }
}
