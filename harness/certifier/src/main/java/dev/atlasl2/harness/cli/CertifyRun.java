package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Invocation;
import dev.atlasl2.harness.certificate.Machine;
import dev.atlasl2.harness.certificate.PartialRun;
import dev.atlasl2.harness.certificate.Recheck;
import dev.atlasl2.harness.floor.FloorEffort;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorRunner;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.text.LocalPaths;
import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.harness.verdict.KnownFailures;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.Progress;
import dev.atlasl2.harness.verdict.Selection;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.VectorRunner;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Floor;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.fresh.Fresh;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of vectors and floors on targets, which shows its progress.
 *
 * @param context the shared parts of the commands
 * @param corpus the source of the vectors
 * @param selection which of them
 * @param fresh the fresh vectors
 * @param drawn the vectors that these are
 * @param known the list of excuses
 * @param effort how thoroughly to measure floors
 * @param invocation the command, which is recorded
 */
record CertifyRun(
        CommandContext context,
        Corpus corpus,
        Selection selection,
        Fresh fresh,
        List<Vector> drawn,
        KnownFailures known,
        Optional<FloorEffort> effort,
        Invocation invocation) {
    /** @param partial keeps outcomes as they come; vectors with a kept outcome are not sent again */
    Certification on(List<Target> targets, List<Certification.Unavailable> unavailable, PartialRun partial) {
        Instant started = Instant.now();
        LocalDate today = LocalDate.ofInstant(started, ZoneOffset.UTC);
        ProgressLine line = new ProgressLine(context.out(), context.screen());
        LocalPaths paths = new LocalPaths(Path.of(""), context.home());
        List<Finished> finished = runs(targets, today, partial, line);
        List<TargetRun> runs = finished.stream().map(Finished::run).toList();
        List<FloorResult> floors = new ArrayList<>();
        Set<String> absent = runs.stream()
                .filter(run -> run.noStart().isPresent())
                .map(TargetRun::target)
                .collect(Collectors.toSet());
        effort.ifPresent(hard -> targets.stream()
                .filter(target -> !absent.contains(target.id()))
                .forEach(target -> floors.addAll(measure(target, hard, line))));
        return new Certification(
                CommandContext.version(),
                corpus,
                selection,
                fresh,
                runs.stream().map(run -> published(run, paths)).toList(),
                effort.map(FloorEffort::name).orElse("off"),
                floors.stream().map(floor -> published(floor, paths)).toList(),
                unavailable.stream()
                        .map(missing -> new Certification.Unavailable(
                                missing.target(), paths.hidden(missing.reason()), paths.hidden(missing.fix())))
                        .toList(),
                Machine.current(),
                started,
                Duration.between(started, Instant.now()),
                List.of(invocation),
                finished.stream().mapToInt(Finished::resumed).sum());
    }

    /**
     * Answers stay unchanged. Texts for people lose the folders of this machine. Reasons of skips must be the same on
     * every rerun, so also in every folder.
     */
    private static TargetRun published(TargetRun run, LocalPaths paths) {
        return new TargetRun(
                run.target(),
                run.artifacts(),
                run.isEmulated(),
                run.hello(),
                run.outcomes().stream()
                        .map(outcome ->
                                outcome.because(outcome.verdict() == Verdict.SKIP ? LocalPaths::named : paths::hidden))
                        .toList(),
                run.notes().stream().map(paths::hidden).toList());
    }

    private static FloorResult published(FloorResult floor, LocalPaths paths) {
        return new FloorResult(
                floor.target(), floor.floor(), floor.verdict(), floor.measurement(), paths.hidden(floor.reason()));
    }

    /** Returns all vectors in the order of the certificate. */
    List<Vector> vectors() {
        return Stream.concat(selection.of(corpus).stream(), drawn.stream()).toList();
    }

    /**
     * Returns how many targets are asked at once: two, as a target and who asks it take turns; but one if two could need more
     * memory than there is. Inputs of level full have up to 514 MiB, those of level huge several GiB.
     */
    private int abreast() {
        boolean isRoomy = Runtime.getRuntime().maxMemory() >= 3L << 30; // by default a quarter of the machine's memory
        Set<Level> affordable = isRoomy ? Set.of(Level.CORE, Level.FULL) : Set.of(Level.CORE);
        return affordable.containsAll(selection.levels()) ? 2 : 1;
    }

    private List<Finished> runs(List<Target> targets, LocalDate today, PartialRun partial, ProgressLine line) {
        ExecutorService threads = Executors.newFixedThreadPool(
                abreast(), Thread.ofPlatform().daemon().factory());
        try {
            List<CompletableFuture<Finished>> all = targets.stream()
                    .map(target -> CompletableFuture.supplyAsync(() -> run(target, today, partial, line), threads))
                    .toList();
            List<Finished> done = new ArrayList<>();
            for (CompletableFuture<Finished> one : all) { // lines are in the order of the targets
                done.add(one.join());
                line.finish(done.getLast().run().target(), done.getLast().line());
            }
            return done;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * @param resumed how many outcomes are from before and were not checked again
     * @param line the line about the run
     */
    private record Finished(TargetRun run, int resumed, String line) {}

    private Finished run(Target target, LocalDate today, PartialRun partial, ProgressLine line) {
        long start = System.nanoTime();
        try (VectorRunner runner = new VectorRunner(target, context.limits())) {
            Recheck recheck = Recheck.of(partial.done(target, runner::greet));
            Map<String, Outcome> kept = recheck.kept();
            Progress progress = (id, count, all, outcome) -> {
                partial.found(id, runner.hello(), outcome);
                line.judged(id, count, all, outcome);
            };
            TargetRun run = runner.run(others(kept.keySet()), progress).after(kept, vectors());
            Optional<String> contradiction = recheck.contradiction(run.outcomes());
            if (contradiction.isPresent()) {
                Map<String, Outcome> asked = new HashMap<>();
                run.outcomes().stream()
                        .filter(outcome -> !kept.containsKey(outcome.vector().id()))
                        .forEach(outcome -> asked.put(outcome.vector().id(), outcome));
                partial.distrust(target.id(), List.copyOf(asked.values()));
                run = runner.run(others(asked.keySet()), progress)
                        .after(asked, vectors())
                        .noting(contradiction.get());
                kept.clear();
            }
            TargetRun judged = known.applied(runner.end(runner.again(run, line)), today);
            return new Finished(judged, kept.size(), line(judged, kept.size(), start));
        }
    }

    /** Returns the remaining vectors, in the order in which they are sent. */
    private List<Vector> others(Set<String> done) {
        return fresh.among(without(done, selection.of(corpus)), without(done, drawn));
    }

    private static List<Vector> without(Set<String> done, List<Vector> vectors) {
        return vectors.stream().filter(vector -> !done.contains(vector.id())).toList();
    }

    private String line(TargetRun run, int done, long start) {
        if (run.noStart().isPresent()) {
            return String.format(
                    Locale.ROOT,
                    "%-12s %s (%.1f s)",
                    run.target(),
                    context.screen().paint(Screen.Tone.BAD, "did not start"),
                    (System.nanoTime() - start) / 1e9);
        }
        long skipped = run.count(Verdict.SKIP);
        TargetRun unseen = run.fresh();
        return String.format(
                Locale.ROOT,
                "%-12s %s of %s pass%s%s%s (%.1f s)",
                PlainText.of(run.target()),
                context.screen()
                        .paint(
                                run.isConformant() ? Screen.Tone.GOOD : Screen.Tone.BAD,
                                Long.toString(run.published().count(Verdict.PASS))),
                Count.of(run.published().outcomes().size(), "vector"),
                fresh.isNone()
                        ? ""
                        : ", fresh " + unseen.count(Verdict.PASS) + " of "
                                + unseen.outcomes().size(),
                skipped == 0 ? "" : ", " + skipped + " skipped",
                done == 0 ? "" : ", " + done + " of them from before",
                (System.nanoTime() - start) / 1e9);
    }

    private List<FloorResult> measure(Target target, FloorEffort hard, ProgressLine line) {
        long start = System.nanoTime();
        List<Floor> floors = context.floors().get();
        List<FloorResult> results = new FloorRunner(target, hard)
                .run(floors, (floor, done, all) -> line.measuring(target.id(), floor.id(), done, all));
        Map<FloorVerdict, Long> counts = results.stream()
                .collect(Collectors.groupingBy(FloorResult::verdict, TreeMap::new, Collectors.counting()));
        String summary = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().text())
                .collect(Collectors.joining(", "));
        line.finish(
                target.id(),
                String.format(
                        Locale.ROOT,
                        "%-12s floors: %s (%.1f s)",
                        PlainText.of(target.id()),
                        summary.isEmpty() ? "none apply" : summary,
                        (System.nanoTime() - start) / 1e9));
        return results;
    }
}
