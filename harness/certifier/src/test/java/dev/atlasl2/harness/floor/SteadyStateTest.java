package dev.atlasl2.harness.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Floor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Targets that choose or compile their code while they are measured. */
class SteadyStateTest {
    private static final long NANOS = 200_000;
    private static final long SLOW = 20 * NANOS;
    private static final int SLOW_REQUESTS = 30;

    @Test
    void targetThatBecomesFasterAfterSomeRequestsIsMeasuredAfterwards() {
        AtomicInteger requests = new AtomicInteger();
        ScriptedTarget target =
                target(reps -> reps * (requests.incrementAndGet() <= SLOW_REQUESTS ? SLOW : NANOS), answer -> answer);

        // The slow requests take some 0.1 s, far less than the time without a faster one.
        assertThat(seconds(target, effort(2_000, 60_000))).isLessThan(SLOW / 2e9);
    }

    @Test
    void targetThatSaysThatItIsWarmingIsWaitedFor() {
        AtomicInteger requests = new AtomicInteger();
        ScriptedTarget target = target(
                reps -> reps * (requests.incrementAndGet() <= SLOW_REQUESTS ? SLOW : NANOS),
                answer -> answer.put("warming", requests.get() <= SLOW_REQUESTS));

        assertThat(seconds(target, effort(0, 60_000))).isLessThan(SLOW / 2e9);
    }

    @Test
    void targetThatIsAlwaysWarmingIsMeasuredInTheEnd() {
        FloorResult result = run(target(reps -> reps * NANOS, answer -> answer.put("warming", true)), effort(0, 200));

        assertThat(result.verdict()).isEqualTo(FloorVerdict.MET);
        assertThat(result.measurement()).isPresent();
    }

    @Test
    void targetThatNeverStopsBecomingFasterIsMeasuredInTheEnd() {
        AtomicInteger requests = new AtomicInteger();
        ScriptedTarget target = target(reps -> reps * (NANOS + SLOW / requests.incrementAndGet()), answer -> answer);

        assertThat(run(target, effort(60_000, 200)).measurement()).isPresent();
    }

    @Test
    void engineOfTheReadingsIsReported() {
        AtomicInteger requests = new AtomicInteger();
        ScriptedTarget target = target(
                reps -> reps * NANOS,
                answer -> answer.put("engine", requests.incrementAndGet() <= SLOW_REQUESTS ? "early" : "late"));

        assertThat(run(target, effort(0, 0)).measurement().orElseThrow().engine())
                .as("readings of another engine do not count")
                .contains("late");
    }

    @Test
    void targetThatNamesNoEngineIsMeasuredAsBefore() {
        FloorResult result = run(target(reps -> reps * NANOS, answer -> answer.putNull("engine")), effort(0, 0));

        assertThat(result.verdict()).isEqualTo(FloorVerdict.MET);
        assertThat(result.measurement().orElseThrow().engine()).isEmpty();
    }

    @Test
    void engineThatIsNoTextIsAFault() {
        assertThat(run(target(reps -> reps * NANOS, answer -> answer.put("engine", 5)), effort(0, 0))
                        .reason())
                .isEqualTo("bad-answer: engine of a bench must be text, got 5");
        assertThat(run(target(reps -> reps * NANOS, answer -> answer.put("warming", "no")), effort(0, 0))
                        .reason())
                .isEqualTo("bad-answer: warming of a bench must be true or false, got \"no\"");
    }

    private static ScriptedTarget target(ScriptedTarget.Pace pace, UnaryOperator<ObjectNode> bend) {
        return new ScriptedTarget(
                pace,
                bend,
                (op, size, reps, start) -> BenchChain.of(op, size, start).forward(reps));
    }

    private static FloorEffort effort(int steadyMillis, int longestMillis) {
        return new FloorEffort(
                "test",
                Duration.ofMillis(20),
                Duration.ofMillis(steadyMillis),
                Duration.ofMillis(longestMillis),
                Duration.ofMillis(4),
                3,
                12);
    }

    private static double seconds(ScriptedTarget target, FloorEffort effort) {
        return run(target, effort).measurement().orElseThrow().seconds().median();
    }

    private static FloorResult run(ScriptedTarget target, FloorEffort effort) {
        Floor floor = new Floor("x", List.of("*"), "sum", 1024, new Floor.Throughput(1e-6), Optional.empty());
        return new FloorRunner(target, effort)
                .run(List.of(floor), (next, done, all) -> {})
                .getFirst();
    }
}
