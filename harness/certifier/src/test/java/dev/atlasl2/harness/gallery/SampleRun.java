package dev.atlasl2.harness.gallery;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Invocation;
import dev.atlasl2.harness.certificate.Machine;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.floor.Measurement;
import dev.atlasl2.harness.floor.MedianInterval;
import dev.atlasl2.harness.floor.Ruler;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.verdict.KnownFailures;
import dev.atlasl2.harness.verdict.Progress;
import dev.atlasl2.harness.verdict.Selection;
import dev.atlasl2.harness.verdict.Shard;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.VectorRunner;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Floor;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.fresh.Fresh;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The results of a run over a small corpus, at a fixed time on a made-up machine. */
public final class SampleRun {
    /** One floor that is always met, one that the figures miss, one that is stated, one that no target offers. */
    public static final List<Floor> FLOORS = List.of(
            floor("sum/easy", "sum", 1e-6, Optional.empty()),
            floor("sum/stated", "sum", 1e6, Optional.of(new Floor.Reach("not on this earth", "light is too slow"))),
            floor("sum/hard", "sum", 0.8, Optional.empty()),
            floor("witness/absent", "witness", 1e-6, Optional.empty()));

    /** 512 bytes in a microsecond, half as fast as they can be read, three times as fast as plain code. */
    private static final Measurement FIGURES = new Measurement(
            "sum",
            512,
            4000,
            new MedianInterval(1e-6, 1e-8, 15),
            new Measurement.Comparison(Ruler.READ, new MedianInterval(0.5, 0.01, 15), 0.51, 5e-7, 4.9e-7),
            Optional.of(3e-6),
            1,
            Optional.of("<swar>: because \"plain\" & simple"));

    private SampleRun() {}

    public static Certification of(Corpus corpus, List<Floor> floors, Target... targets) {
        return of(corpus, Fresh.NONE, floors, targets);
    }

    /** The same with fresh vectors. */
    public static Certification of(Corpus corpus, Fresh fresh, List<Floor> floors, Target... targets) {
        List<Vector> vectors = Stream.concat(corpus.vectors().stream(), fresh.vectors(corpus.families()).stream())
                .toList();
        List<TargetRun> runs = new ArrayList<>();
        List<FloorResult> results = new ArrayList<>();
        for (Target target : targets) {
            try (VectorRunner runner = new VectorRunner(target, Specimens.PATIENCE)) {
                runs.add(runner.run(vectors, Progress.NONE));
            }
            floors.forEach(floor -> results.add(result(target.id(), floor)));
        }
        return new Certification(
                "0.1.0",
                corpus,
                Selection.of(Set.of(Level.CORE)),
                fresh,
                runs,
                floors.isEmpty() ? "off" : "quick",
                results,
                List.of(new Certification.Unavailable("node-simd", "no <Node> \"here\"", "install Node")),
                new Machine("a processor", 2, 8L << 30, "Linux 1 amd64", "a JVM"),
                Instant.parse("2026-01-02T03:04:05Z"),
                Duration.ofMillis(1234),
                List.of(invocation(Shard.WHOLE)),
                0);
    }

    /** The results of a shard of it. */
    public static Certification shard(Corpus corpus, Shard shard, Target... targets) {
        return part(corpus, List.of(), shard, targets);
    }

    /** The results of a part of it. */
    public static Certification part(Corpus corpus, List<String> families, Shard shard, Target... targets) {
        Certification whole = of(corpus, List.of(), targets);
        Selection selection = new Selection(
                whole.selection().levels(),
                corpus.families().stream().filter(families::contains).toList(),
                shard);
        List<Vector> vectors = selection.of(corpus);
        return with(
                whole,
                selection,
                whole.runs().stream()
                        .map(run -> run.with(run.outcomes().stream()
                                .filter(outcome -> vectors.contains(outcome.vector()))
                                .toList()))
                        .toList());
    }

    /** The same with a list of known failures. */
    public static Certification excused(Certification found, KnownFailures known) {
        LocalDate day = LocalDate.ofInstant(found.started(), ZoneOffset.UTC);
        return with(
                found,
                found.selection(),
                found.runs().stream().map(run -> known.applied(run, day)).toList());
    }

    /** The same with other runs. */
    public static Certification with(Certification found, List<TargetRun> runs) {
        return with(found, found.selection(), runs);
    }

    /** The same at a later time. */
    public static Certification later(Certification found, Duration by) {
        return with(found, found.selection(), found.runs(), found.started().plus(by), found.resumed());
    }

    /** The same with n results from an interrupted run. */
    public static Certification resumed(Certification found, int resumed) {
        return with(found, found.selection(), found.runs(), found.started(), resumed);
    }

    private static Certification with(Certification found, Selection selection, List<TargetRun> runs) {
        return with(found, selection, runs, found.started(), found.resumed());
    }

    private static Certification with(
            Certification found, Selection selection, List<TargetRun> runs, Instant started, int resumed) {
        return new Certification(
                found.kitVersion(),
                found.corpus(),
                selection,
                selection.shard().index() == 1 ? found.fresh() : Fresh.NONE,
                runs,
                found.effort(),
                found.floors(),
                found.unavailable(),
                found.machine(),
                started,
                found.took(),
                List.of(invocation(selection.shard())),
                resumed);
    }

    private static Invocation invocation(Shard shard) {
        List<String> words =
                new ArrayList<>(List.of("certify", "--target", "my own=command:it's mine", "--level", "core"));
        if (!shard.isWhole()) {
            words.addAll(List.of("--shard", shard.toString()));
        }
        return new Invocation(words);
    }

    private static FloorResult result(String target, Floor floor) {
        return floor.op().equals("sum")
                ? FloorResult.judge(target, floor, FIGURES)
                : FloorResult.without(
                        target, floor, FloorVerdict.NOT_OFFERED, "the target does not offer the bench " + floor.op());
    }

    private static Floor floor(String id, String op, double least, Optional<Floor.Reach> reach) {
        return new Floor(id, List.of("*"), op, 512, new Floor.Throughput(least), reach);
    }
}
