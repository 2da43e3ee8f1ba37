package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.verdict.Selection;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.fresh.Fresh;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All results of a run.
 *
 * @param kitVersion the version of the kit
 * @param corpus the source of the vectors
 * @param selection which of them were sent to the targets
 * @param fresh the fresh vectors that were sent in addition
 * @param runs one for each target that ran
 * @param effort how thoroughly floors were measured: {@code off}, {@code quick} or {@code full}
 * @param floors one for each floor and target
 * @param unavailable requested targets that could not run
 * @param machine where it ran
 * @param started when it started
 * @param took its duration
 * @param invocations the command of the run; one for each shard if shards were merged
 * @param resumed how many outcomes come from an earlier, interrupted run; 0 for none
 */
public record Certification(
        String kitVersion,
        Corpus corpus,
        Selection selection,
        Fresh fresh,
        List<TargetRun> runs,
        String effort,
        List<FloorResult> floors,
        List<Unavailable> unavailable,
        Machine machine,
        Instant started,
        Duration took,
        List<Invocation> invocations,
        int resumed) {
    /** A target that could not run, the reason, and how to make it available. */
    public record Unavailable(String target, String reason, String fix) {}

    public Certification {
        runs = List.copyOf(runs);
        floors = List.copyOf(floors);
        unavailable = List.copyOf(unavailable);
        invocations = List.copyOf(invocations);
    }

    public Decision decision() {
        return Decision.of(runs, floors, selection.isPart());
    }

    /** Returns the conclusion, in words. */
    public Conclusion conclusion() {
        return Conclusion.of(this);
    }

    /** Returns the scope of the conclusion. */
    public Scope scope() {
        return Scope.of(this);
    }

    /** Returns how many results of all targets have a verdict. */
    public long count(Verdict verdict) {
        return runs.stream().mapToLong(run -> run.count(verdict)).sum();
    }

    /** Returns the vectors of the corpus that were sent to every target, in its order. */
    public List<Vector> vectors() {
        return selection.of(corpus);
    }
}
