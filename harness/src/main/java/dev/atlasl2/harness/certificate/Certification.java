package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * All that a run found.
 *
 * @param kitVersion the version of the kit
 * @param corpus where the vectors came from
 * @param levels which levels were put to the targets
 * @param shard which part of the vectors of these levels
 * @param runs one for each target that ran
 * @param effort how hard floors were measured: {@code off}, {@code quick} or {@code full}
 * @param floors one for each floor and target
 * @param unavailable targets that were asked for and could not run
 * @param machine what it ran on
 * @param started when
 * @param took how long
 */
public record Certification(
        String kitVersion,
        Corpus corpus,
        Set<Level> levels,
        Shard shard,
        List<TargetRun> runs,
        String effort,
        List<FloorResult> floors,
        List<Unavailable> unavailable,
        Machine machine,
        Instant started,
        Duration took) {
    /** A target that could not run, why, and what would change that. */
    public record Unavailable(String target, String reason, String cure) {}

    public Certification {
        levels = Set.copyOf(levels);
        runs = List.copyOf(runs);
        floors = List.copyOf(floors);
        unavailable = List.copyOf(unavailable);
    }

    public Decision decision() {
        return Decision.of(runs, floors);
    }

    /** Returns the vectors that every target was asked, in the corpus's order. */
    public List<Vector> vectors() {
        return select(corpus, levels, shard);
    }

    /** Returns the vectors of a part of the levels, in the corpus's order. */
    public static List<Vector> select(Corpus corpus, Set<Level> levels, Shard shard) {
        return shard.select(corpus.vectors().stream()
                .filter(vector -> levels.contains(vector.level()))
                .toList());
    }
}
