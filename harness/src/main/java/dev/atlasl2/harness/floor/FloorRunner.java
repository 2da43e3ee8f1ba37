package dev.atlasl2.harness.floor;

import dev.atlasl2.harness.protocol.Conversation;
import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.Hello;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.vectors.Floor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Holds one target against its floors. It starts the target afresh, so that what the vectors did to its compiler and
 * its memory does not count. Floors that ask for the same bench share one measurement.
 */
public final class FloorRunner {
    private static final Duration START = Duration.ofSeconds(20);

    private record Bench(String op, int size) {}

    private final Target target;
    private final FloorEffort effort;
    private Conversation conversation;
    private Hello hello;

    public FloorRunner(Target target, FloorEffort effort) {
        this.target = target;
        this.effort = effort;
    }

    /**
     * Returns a verdict for every floor that applies to the target.
     *
     * @param progress hears of each floor before its bench is measured, with its place among the applying ones
     */
    public List<FloorResult> run(List<Floor> floors, BiConsumer<Floor, Integer> progress) {
        Map<Bench, List<Floor>> benches = new LinkedHashMap<>();
        floors.stream()
                .filter(floor -> floor.appliesTo(target.id()))
                .forEach(floor -> benches.computeIfAbsent(new Bench(floor.op(), floor.size()), key -> new ArrayList<>())
                        .add(floor));
        List<FloorResult> results = new ArrayList<>();
        try {
            benches.forEach((bench, wanted) -> {
                progress.accept(wanted.getFirst(), results.size());
                results.addAll(judge(bench, wanted));
            });
        } finally {
            stop();
        }
        return results;
    }

    private List<FloorResult> judge(Bench bench, List<Floor> floors) {
        try {
            start();
            if (!hello.benches().contains(bench.op())) {
                return without(floors, FloorVerdict.FAULT, "the target does not offer the bench " + bench.op());
            }
            return measure(bench, floors);
        } catch (BenchMeter.WrongBench e) {
            return without(floors, FloorVerdict.WRONG, e.getMessage());
        } catch (TargetFault e) {
            stop();
            return without(floors, FloorVerdict.FAULT, e.fault().id() + ": " + e.getMessage());
        }
    }

    private List<FloorResult> measure(Bench bench, List<Floor> floors) throws TargetFault, BenchMeter.WrongBench {
        BenchMeter meter = new BenchMeter(conversation, bench.op(), bench.size(), effort.reading());
        String rulerOp = Set.of("copy", "fill").contains(bench.op()) ? "memcpy" : "loop";
        Optional<BenchMeter> ruler = hello.benches().contains(rulerOp)
                ? Optional.of(new BenchMeter(conversation, rulerOp, bench.size(), effort.reading()))
                : Optional.empty();
        meter.warmUp(effort.warmUp());
        if (ruler.isPresent()) {
            ruler.get().warmUp(effort.warmUp().dividedBy(4));
        }
        Disturbance disturbance = new Disturbance();
        List<FloorResult> results = List.of();
        // A disturbed stretch of time must not read as slowness: what is not met yet gets more readings before it is
        // called missed.
        for (int rounds = effort.rounds(); rounds <= effort.maxRounds(); rounds += effort.rounds()) {
            for (int i = 0; i < effort.rounds(); i++) {
                disturbance.probe();
                meter.read();
                if (ruler.isPresent()) {
                    ruler.get().read();
                }
            }
            if (meter.isTooShort() && rounds + effort.rounds() <= effort.maxRounds()) {
                meter.calibrate();
                continue;
            }
            Measurement measured = new Measurement(
                    bench.op(),
                    bench.size(),
                    meter.reps(),
                    meter.seconds(),
                    ruler.map(BenchMeter::seconds),
                    disturbance.factor());
            results = floors.stream()
                    .map(floor -> FloorResult.judge(target.id(), floor, measured))
                    .toList();
            if (results.stream()
                    .allMatch(result ->
                            result.verdict() == FloorVerdict.MET || result.verdict() == FloorVerdict.STATED)) {
                break;
            }
        }
        return results;
    }

    private List<FloorResult> without(List<Floor> floors, FloorVerdict verdict, String reason) {
        return floors.stream()
                .map(floor -> FloorResult.without(target.id(), floor, verdict, reason))
                .toList();
    }

    private void start() throws TargetFault {
        if (conversation == null) {
            Conversation fresh = new Conversation(target.open());
            try {
                hello = fresh.hello(START);
                conversation = fresh;
            } catch (TargetFault e) {
                fresh.close();
                throw e.fault().inStep() ? new TargetFault(Fault.BAD_HELLO, e.getMessage(), e) : e;
            }
        }
    }

    private void stop() {
        if (conversation != null) {
            conversation.close();
            conversation = null;
        }
    }
}
