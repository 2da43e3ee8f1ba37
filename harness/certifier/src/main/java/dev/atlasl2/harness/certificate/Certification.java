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
 * All that a run found.
 *
 * @param kitVersion the version of the kit
 * @param corpus where the vectors came from
 * @param selection which of them the targets were asked
 * @param fresh which fresh vectors they were asked in addition
 * @param runs one for each target that ran
 * @param effort how hard floors were measured: {@code off}, {@code quick} or {@code full}
 * @param floors one for each floor and target
 * @param unavailable targets that were asked for and could not run
 * @param machine what it ran on
 * @param started when
 * @param took how long
 * @param invocations the command that found it; of shards that were merged, one for each
 * @param resumed how many of the outcomes an interrupted run had found before, which went on; 0 for none
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
    /** A target that could not run, why, and what would change that. */
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

    /** Returns what it comes to, in words. */
    public Conclusion conclusion() {
        return Conclusion.of(this);
    }

    /** Returns what that is about. */
    public Scope scope() {
        return Scope.of(this);
    }

    /** Returns how many results of all targets have a verdict. */
    public long count(Verdict verdict) {
        return runs.stream().mapToLong(run -> run.count(verdict)).sum();
    }

    /** Returns the vectors of the corpus that every target was asked, in its order. */
    public List<Vector> vectors() {
        return selection.of(corpus);
    }
}
