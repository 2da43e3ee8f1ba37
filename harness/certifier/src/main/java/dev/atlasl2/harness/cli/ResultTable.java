package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Conclusion;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.floor.Measurement;
import dev.atlasl2.harness.report.Engines;
import dev.atlasl2.harness.report.FloorAdvice;
import dev.atlasl2.harness.report.NotOffered;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Floor;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.fresh.Fresh;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results of a run, as text: families and floors as rows, targets as columns. */
final class ResultTable {
    private static final int FAILURES_SHOWN = 5;
    private static final int LONGEST = 200;
    /** If a ruler takes this many times its quickest time, the machine is doing other work. */
    private static final double DISTURBED = 1.25;
    /** The number of columns that fit a terminal. */
    private static final int MAX_COLUMNS = 8;

    private final Certification found;
    /** Targets that could not be started have no numbers. */
    private final List<TargetRun> started;

    private final Screen screen;

    ResultTable(Certification found, Screen screen) {
        this.found = found;
        this.started =
                found.runs().stream().filter(run -> run.noStart().isEmpty()).toList();
        this.screen = screen;
    }

    String text() {
        StringBuilder text = new StringBuilder(started.isEmpty() ? "" : vectors());
        String emulated = found.runs().stream()
                .filter(TargetRun::isEmulated)
                .map(TargetRun::target)
                .collect(Collectors.joining(", "));
        if (!emulated.isEmpty()) {
            text.append("on an emulated processor: ")
                    .append(PlainText.of(emulated))
                    .append('\n');
        }
        String floors = floors();
        if (!floors.isEmpty()) {
            text.append('\n').append(floors);
            Engines.of(found)
                    .forEach(engine -> text.append(PlainText.of(engine.target() + " " + engine.text()))
                            .append('\n'));
        }
        String failures = failures();
        if (!failures.isEmpty()) {
            text.append('\n').append(failures);
        }
        if (!found.unavailable().isEmpty()) {
            text.append('\n');
            unavailable(text);
        }
        return text.toString();
    }

    /** Targets that lack the same share a line. */
    private void unavailable(StringBuilder text) {
        Map<String, List<Certification.Unavailable>> byReason = found.unavailable().stream()
                .collect(Collectors.groupingBy(
                        Certification.Unavailable::reason, LinkedHashMap::new, Collectors.toList()));
        byReason.forEach((reason, targets) -> text.append(screen.paint(Screen.Tone.UNSURE, "not available "))
                .append(PlainText.of(
                        targets.stream().map(Certification.Unavailable::target).collect(Collectors.joining(", ")) + ": "
                                + reason + "; " + targets.getFirst().fix()))
                .append('\n'));
    }

    private List<String> families() {
        return Stream.concat(found.corpus().families().stream(), Stream.of(Fresh.FAMILY))
                .toList();
    }

    private String vectors() {
        if (started.size() > MAX_COLUMNS) {
            return vectorsByTarget();
        }
        Grid grid = header("vectors passed", started);
        for (String family : families()) {
            if (started.stream().anyMatch(run -> run.outcomes().stream().anyMatch(of(family)))) {
                grid.row().cell(family);
                started.forEach(run ->
                        count(grid, run.outcomes().stream().filter(of(family)).toList()));
            }
        }
        grid.row().cell(Screen.Tone.STRONG, "all");
        started.forEach(run -> count(grid, run.outcomes()));
        return grid.text();
    }

    /** A line for each target, with the families in which something is wrong. */
    private String vectorsByTarget() {
        List<String> families = families().stream()
                .filter(family -> started.stream()
                        .anyMatch(run -> run.outcomes().stream()
                                .filter(of(family))
                                .anyMatch(outcome -> outcome.verdict() != Verdict.PASS)))
                .limit(MAX_COLUMNS - 1)
                .toList();
        Grid grid = new Grid(screen)
                .row()
                .cell(Screen.Tone.STRONG, "vectors passed")
                .cell(Screen.Tone.STRONG, "all");
        families.forEach(family -> grid.cell(Screen.Tone.STRONG, family));
        started.forEach(run -> {
            count(grid.row().cell(run.target()), run.outcomes());
            families.forEach(family ->
                    count(grid, run.outcomes().stream().filter(of(family)).toList()));
        });
        return grid.text();
    }

    private void count(Grid grid, List<Outcome> outcomes) {
        long pass = outcomes.stream()
                .filter(outcome -> outcome.verdict() == Verdict.PASS)
                .count();
        long skip = outcomes.stream()
                .filter(outcome -> outcome.verdict() == Verdict.SKIP)
                .count();
        long known = outcomes.stream()
                .filter(outcome -> outcome.verdict() == Verdict.KNOWN)
                .count();
        if (pass == outcomes.size()) {
            grid.cell(Screen.Tone.GOOD, Long.toString(pass));
        } else if (pass + skip + known == outcomes.size()) {
            grid.cell(
                    Screen.Tone.UNSURE,
                    pass + (skip == 0 ? "" : "+" + skip + " skipped") + (known == 0 ? "" : "+" + known + " known"));
        } else {
            grid.cell(Screen.Tone.BAD, pass + "/" + outcomes.size());
        }
    }

    /** Only targets that have floors, as many in one table as fit. */
    private String floors() {
        List<TargetRun> measured = found.runs().stream()
                .filter(run -> found.floors().stream()
                        .anyMatch(result ->
                                result.target().equals(run.target()) && result.verdict() != FloorVerdict.NOT_OFFERED))
                .toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < measured.size(); i += MAX_COLUMNS) {
            text.append(i == 0 ? "" : "\n")
                    .append(floors(measured.subList(i, Math.min(measured.size(), i + MAX_COLUMNS))));
        }
        return text.toString();
    }

    private String floors(List<TargetRun> runs) {
        Grid grid = header("floors (GB/s, x ruler)", runs);
        Map<String, Floor> ids = new LinkedHashMap<>();
        found.floors().stream()
                .filter(result -> result.verdict() != FloorVerdict.NOT_OFFERED)
                .forEach(result -> ids.putIfAbsent(result.floor().id(), result.floor()));
        ids.forEach((id, floor) -> {
            grid.row().cell(id);
            for (TargetRun run : runs) {
                found.floors().stream()
                        .filter(result -> result.target().equals(run.target())
                                && result.floor().id().equals(id))
                        .findFirst()
                        .ifPresentOrElse(result -> figure(grid, result), () -> grid.cell(""));
            }
        });
        return grid.text();
    }

    private void figure(Grid grid, FloorResult result) {
        boolean isRatio = result.floor().demand() instanceof Floor.Ratio;
        String figure = result.measurement()
                .map(measured -> isRatio
                        ? String.format(
                                Locale.ROOT,
                                "%.3gx ",
                                measured.comparison().ratio().median())
                        : String.format(Locale.ROOT, "%.3g ", measured.gigabytesPerSecond()))
                .orElse("");
        Screen.Tone tone = result.isFailure()
                ? Screen.Tone.BAD
                : result.verdict() == FloorVerdict.MET ? Screen.Tone.GOOD : Screen.Tone.UNSURE;
        grid.cell(tone, figure + result.verdict().text());
    }

    private String failures() {
        StringBuilder text = new StringBuilder();
        for (TargetRun run : found.runs()) {
            if (run.noStart().isPresent()) {
                noStart(run, text);
                continue;
            }
            List<Outcome> bad = run.outcomes().stream()
                    .filter(outcome -> outcome.verdict().isBad())
                    .toList();
            bad.stream()
                    .limit(FAILURES_SHOWN)
                    .forEach(outcome -> text.append(failure(run, outcome)).append('\n'));
            if (bad.size() > FAILURES_SHOWN) {
                text.append("... and ")
                        .append(bad.size() - FAILURES_SHOWN)
                        .append(" more of ")
                        .append(PlainText.of(run.target()))
                        .append('\n');
            }
            skips(run, text);
        }
        found.floors().stream()
                .filter(result -> result.verdict() == FloorVerdict.WRONG || result.verdict() == FloorVerdict.FAULT)
                .forEach(result -> floor(result, result.reason(), text));
        FloorAdvice.of(found.floors()).forEach((result, why) -> floor(result, why, text));
        NotOffered.of(found)
                .forEach(missing -> text.append(screen.paint(Screen.Tone.BAD, "not offered"))
                        .append(' ')
                        .append(PlainText.of(missing.target() + ": " + missing.text()))
                        .append('\n'));
        unclear().ifPresent(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** One block, for any number of vectors. */
    private void noStart(TargetRun run, StringBuilder text) {
        String[] lines = run.noStart().orElseThrow().split("\n");
        text.append(PlainText.of(run.target()))
                .append(' ')
                .append(screen.paint(Screen.Tone.BAD, PlainText.of(lines[0])))
                .append('\n');
        Arrays.stream(lines)
                .skip(1)
                .forEach(line -> text.append("  ").append(PlainText.of(line)).append('\n'));
    }

    private void floor(FloorResult result, String why, StringBuilder text) {
        text.append(screen.paint(Screen.Tone.BAD, "floor"))
                .append(' ')
                .append(PlainText.of(result.target() + " " + result.floor().id() + ": " + why))
                .append('\n');
    }

    private record Skip(Level level, boolean isAllowed) {}

    /** A line for each level. A level with a skip that is not allowed is not passed. */
    private void skips(TargetRun run, StringBuilder text) {
        Set<Outcome> overdrawn = Set.copyOf(run.overdrawn());
        Map<Skip, List<Outcome>> skips = run.outcomes().stream()
                .filter(outcome -> outcome.verdict() == Verdict.SKIP)
                .collect(Collectors.groupingBy(
                        outcome -> new Skip(outcome.vector().level(), !overdrawn.contains(outcome)),
                        LinkedHashMap::new,
                        Collectors.toList()));
        skips.forEach((skip, outcomes) -> {
            long reasons = outcomes.stream().map(Outcome::reason).distinct().count();
            text.append(skip.isAllowed ? "skip" : screen.paint(Screen.Tone.BAD, "not passed"))
                    .append(' ')
                    .append(PlainText.of(run.target()))
                    .append(" level ")
                    .append(skip.level.json())
                    .append(": ")
                    .append(outcomes.size())
                    .append(" skipped: ")
                    .append(
                            reasons == 1
                                    ? cut(outcomes.getFirst().reason())
                                    : cut(run.target() + " " + Conclusion.lack(run)) + "; report.html has all "
                                            + reasons + " reasons")
                    .append('\n');
        });
    }

    private Optional<String> unclear() {
        List<FloorResult> unclear = found.floors().stream()
                .filter(result -> result.verdict() == FloorVerdict.INCONCLUSIVE)
                .toList();
        return unclear.stream()
                .flatMap(result -> result.measurement().stream())
                .max(Comparator.comparingDouble(Measurement::disturbance))
                .map(worst -> screen.paint(Screen.Tone.UNSURE, "inconclusive ") + Count.of(unclear.size(), "floor")
                        + ": "
                        + (worst.disturbance() > DISTURBED
                                ? String.format(
                                        Locale.ROOT,
                                        "other work slowed this machine down up to %.1f times; run again when it is idle",
                                        worst.disturbance())
                                : "too close to the floor for the noise of this run; --floors full measures longer"));
    }

    private String failure(TargetRun run, Outcome outcome) {
        return screen.paint(Screen.Tone.BAD, outcome.verdict().json()) + " " + PlainText.of(run.target()) + " "
                + outcome.vector().id() + " (" + outcome.vector().clause() + "): " + what(outcome)
                + (Fresh.isOne(outcome.vector())
                        ? "\n  asked " + outcome.vector().op() + " "
                                + outcome.vector().in()
                        : "");
    }

    private static String what(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Fail fail -> cut(fail.when() + fail.difference().text());
            case Outcome.Broken broken -> broken.fault().id() + ": " + PlainText.of(broken.reason());
            case Outcome.Listed listed ->
                listed.isExpired() ? what(listed.unlisted()) + "; " + cut(listed.text()) : listed.text();
            case Outcome.Pass _, Outcome.Skip _ -> throw new IllegalArgumentException("not wrong: " + outcome);
        };
    }

    private Grid header(String title, List<TargetRun> runs) {
        Grid grid = new Grid(screen).row().cell(Screen.Tone.STRONG, title);
        runs.forEach(run -> grid.cell(Screen.Tone.STRONG, run.target()));
        return grid;
    }

    private static Predicate<Outcome> of(String family) {
        return outcome -> outcome.vector().family().equals(family);
    }

    private static String cut(String text) {
        return PlainText.of(text, LONGEST);
    }
}
