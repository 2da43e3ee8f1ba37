package dev.atlasl2.harness.gallery;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Machine;
import dev.atlasl2.harness.floor.FloorEffort;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorRunner;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.verdict.Progress;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.VectorRunner;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Floor;
import dev.atlasl2.vectors.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What a run over a small corpus finds, at a fixed time on a made-up machine. */
public final class SampleRun {
    /** One floor that anything meets, one that nothing does, one that is stated, one that no target offers. */
    public static final List<Floor> FLOORS = List.of(
            floor("sum/easy", "sum", 1e-6, Optional.empty()),
            floor("sum/stated", "sum", 1e6, Optional.of(new Floor.Reach("not on this earth", "light is too slow"))),
            floor("sum/hard", "sum", 1e6, Optional.empty()),
            floor("witness/absent", "witness", 1e-6, Optional.empty()));

    private static final FloorEffort EFFORT = new FloorEffort(Duration.ofMillis(10), Duration.ofMillis(1), 3, 3);

    private SampleRun() {}

    public static Certification of(Corpus corpus, List<Floor> floors, Target... targets) {
        List<TargetRun> runs = new ArrayList<>();
        List<FloorResult> results = new ArrayList<>();
        for (Target target : targets) {
            try (VectorRunner runner = new VectorRunner(target, Specimens.PATIENCE)) {
                runs.add(runner.run(corpus.vectors(), Progress.NONE));
            }
            results.addAll(new FloorRunner(target, EFFORT).run(floors, (floor, done) -> {}));
        }
        return new Certification("0.1.0", corpus, Set.of(Level.CORE), runs, floors.isEmpty() ? "off" : "quick", results,
                List.of(new Certification.Unavailable("node-simd", "no <Node> \"here\"", "install Node")),
                new Machine("a processor", 2, 8L << 30, "Linux 1 amd64", "a JVM"), Instant.parse("2026-01-02T03:04:05Z"), Duration.ofMillis(1234));
    }

    private static Floor floor(String id, String op, double least, Optional<Floor.Reach> reach) {
        return new Floor(id, List.of("*"), op, 512, OptionalDouble.of(least), OptionalDouble.empty(), reach);
    }
}
