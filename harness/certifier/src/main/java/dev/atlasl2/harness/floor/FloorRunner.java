package dev.atlasl2.harness.floor;

import dev.atlasl2.harness.protocol.Conversation;
import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.Hello;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.vectors.Floor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares one target with its floors. It starts the target again, so that the vectors have no effect on its compiler
 * and its memory. Floors with the same bench share one measurement.
 *
 * <p>A floor that is not met is measured again, up to twice, with a new start and a longer warm-up: in one process a
 * compiler may be late, or memory may be laid out badly. The floor is missed if two measurements miss it.
 */
public final class FloorRunner {
    private static final Duration START = Duration.ofSeconds(20);

    /**
     * No real work can be this many times as fast as the machine's own routine on each processor: such a sum is updated
     * by the byte that changed, and reads nothing. The median counts, after the last reading: next to no time is mostly
     * noise, so the interval around it can reach 0.
     */
    private static final double BEYOND_WORK = 4;

    private static final int ATTEMPTS = 3;
    /** A failing start may take its whole deadline each time, but the first failure may have been bad luck. */
    private static final int STARTS = 2;

    /** Shows how far the floors of a target are. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Is called before a bench is measured.
         *
         * @param floor the first that the bench is for
         * @param done how many floors are judged
         * @param all how many apply to the target
         */
        void measuring(Floor floor, int done, int all);
    }

    private record Bench(String op, int size) {}

    private final Target target;
    private final FloorEffort effort;
    private Conversation conversation;
    private Hello hello;
    private int failedStarts;
    private TargetFault noStart;

    public FloorRunner(Target target, FloorEffort effort) {
        this.target = target;
        this.effort = effort;
    }

    /** Returns a verdict for every floor that applies to the target. */
    public List<FloorResult> run(List<Floor> floors, Progress progress) {
        Map<Bench, List<Floor>> benches = new LinkedHashMap<>();
        List<Floor> applying = floors.stream()
                .filter(floor -> target.platform().filter(floor::appliesTo).isPresent())
                .toList();
        applying.forEach(floor -> benches.computeIfAbsent(new Bench(floor.op(), floor.size()), key -> new ArrayList<>())
                .add(floor));
        List<FloorResult> results = new ArrayList<>();
        try {
            benches.forEach((bench, wanted) -> {
                progress.measuring(wanted.getFirst(), results.size(), applying.size());
                results.addAll(judge(bench, wanted));
            });
        } finally {
            stop();
        }
        return results;
    }

    private List<FloorResult> judge(Bench bench, List<Floor> floors) {
        Map<Floor, FloorResult> judged = new HashMap<>();
        Set<Floor> missed = new HashSet<>();
        List<Floor> open = floors;
        for (int i = 1; i <= ATTEMPTS && !open.isEmpty(); i++) {
            if (i > 1) {
                stop();
            }
            List<Floor> next = new ArrayList<>();
            for (FloorResult result : attempt(bench, open, effort.warmUp().multipliedBy(i))) {
                boolean isMissedOnce = result.verdict() == FloorVerdict.MISSED && missed.add(result.floor());
                if (!isMissedOnce) {
                    judged.put(result.floor(), result); // a single miss means nothing: the attempts around it decide
                }
                if (isMissedOnce || result.verdict() == FloorVerdict.INCONCLUSIVE) {
                    next.add(result.floor());
                }
            }
            open = next;
        }
        return floors.stream().map(judged::get).toList();
    }

    private List<FloorResult> attempt(Bench bench, List<Floor> floors, Duration warmUp) {
        try {
            start();
            if (!hello.benches().contains(bench.op())) {
                return without(floors, FloorVerdict.NOT_OFFERED, "the target does not offer the bench " + bench.op());
            }
            return measure(bench, floors, warmUp);
        } catch (BenchMeter.WrongBench e) {
            return without(floors, FloorVerdict.WRONG, e.getMessage());
        } catch (TargetFault e) {
            stop();
            return without(floors, FloorVerdict.FAULT, e.fault().id() + ": " + e.getMessage());
        }
    }

    private List<FloorResult> measure(Bench bench, List<Floor> floors, Duration warmUp)
            throws TargetFault, BenchMeter.WrongBench {
        AlternatingRuns turns = new AlternatingRuns(
                meter(bench.op(), bench.size()),
                plain(bench.op()).filter(hello.benches()::contains).map(plain -> meter(plain, bench.size())),
                new Processors(conversation::processorTime),
                Stream.concat(
                                Stream.of(Ruler.ceiling(bench.op())),
                                floors.stream().map(Ruler::of))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
        turns.warmUp(warmUp, effort);
        // A disturbed period must not count as slowness: no floor is called missed before the last reading.
        for (int taken = effort.rounds(); ; taken += effort.rounds()) {
            turns.read(effort.rounds());
            boolean isLast = taken + effort.rounds() > effort.maxRounds();
            if (turns.isOutdated() && !isLast) {
                turns.restart();
                continue;
            }
            Measurement.Comparison ceiling =
                    turns.measurement(Ruler.ceiling(bench.op())).comparison();
            boolean isBeyondWork = ceiling.ratio().median()
                    > BEYOND_WORK * Runtime.getRuntime().availableProcessors();
            if (isBeyondWork && isLast) {
                String reason = String.format(
                        Locale.ROOT,
                        "%.0f times as fast as %s: the work cannot have been done",
                        ceiling.ratio().median(),
                        ceiling.ruler().work());
                return without(floors, FloorVerdict.WRONG, reason);
            }
            List<FloorResult> results = floors.stream()
                    .map(floor -> FloorResult.judge(target.id(), floor, turns.measurement(Ruler.of(floor))))
                    .toList();
            if (isLast || (!isBeyondWork && results.stream().allMatch(FloorRunner::isSettled))) {
                return results;
            }
        }
    }

    /** Only after the last reading the machine counts as too slow: it may be busy because of the target. */
    private static boolean isSettled(FloorResult result) {
        return result.verdict() == FloorVerdict.MET
                || (result.verdict() == FloorVerdict.STATED && !result.isOutOfReach());
    }

    /** Returns the bench of plain code that does comparable work. */
    private static Optional<String> plain(String op) {
        return switch (op) {
            case "sum", "check" -> Optional.of("loop");
            case "copy", "fill" -> Optional.of("memcpy");
            default -> Optional.empty();
        };
    }

    private BenchMeter meter(String op, int size) {
        return new BenchMeter(conversation, op, size, effort.reading());
    }

    private List<FloorResult> without(List<Floor> floors, FloorVerdict verdict, String reason) {
        return floors.stream()
                .map(floor -> FloorResult.without(target.id(), floor, verdict, reason))
                .toList();
    }

    private void start() throws TargetFault {
        if (failedStarts >= STARTS) {
            throw noStart;
        }
        if (conversation == null) {
            Conversation fresh = null;
            try {
                fresh = new Conversation(target.open());
                hello = fresh.hello(START);
                conversation = fresh;
            } catch (TargetFault e) {
                if (fresh != null) {
                    fresh.close();
                }
                failedStarts++;
                noStart = e.fault().inStep() ? new TargetFault(Fault.BAD_HELLO, e.getMessage(), e) : e;
                throw noStart;
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
