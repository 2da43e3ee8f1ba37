package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Conclusion;
import dev.atlasl2.harness.certificate.Invocation;
import dev.atlasl2.harness.explain.Cause;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.harness.explain.MatchingPitfall;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The most useful steps after a run, in order: first what prevents a certificate, then what makes it cover more, then
 * what makes it easier to trust.
 */
final class NextSteps {
    private static final int SHOWN = 3;

    private final Certification found;
    private final List<Explanation> explanations;
    private final boolean isSigned;
    private final List<Html> steps = new ArrayList<>();

    private NextSteps(Certification found, List<Explanation> explanations, boolean isSigned) {
        this.found = found;
        this.explanations = explanations;
        this.isSigned = isSigned;
    }

    static Html of(Certification found, List<Explanation> explanations, boolean isSigned) {
        NextSteps next = new NextSteps(found, explanations, isSigned);
        next.obstacles();
        next.scope();
        next.trust();
        return Html.of(
                "<ol class=\"steps\">\n{}</ol>\n",
                Html.each(next.steps.stream().limit(SHOWN).toList(), step -> Html.of("<li>{}</li>\n", step)));
    }

    private void obstacles() {
        found.runs().stream().filter(run -> run.noStart().isPresent()).forEach(this::noStart);
        List<TargetRun> bad = found.runs().stream()
                .filter(run -> run.noStart().isEmpty())
                .filter(run -> run.count(Verdict.FAIL) + run.count(Verdict.FAULT) > 0)
                .sorted(Comparator.comparing((TargetRun run) -> !ends(run))
                        .thenComparingLong(run -> -run.count(Verdict.FAIL))
                        .thenComparingLong(run -> -run.count(Verdict.FAULT)))
                .toList();
        bad.forEach(run -> bad(run, true));
        bad.stream()
                .filter(run -> run.count(Verdict.FAIL) > 0 && run.count(Verdict.FAULT) > 0)
                .forEach(run -> bad(run, false));
        found.runs().stream()
                .filter(run -> run.noStart().isEmpty() && !run.overdrawn().isEmpty())
                .forEach(run -> step(
                        "{} {}. Add the next one: <a href=\"#skipped\">what was skipped</a>.",
                        run.target(),
                        Conclusion.lack(run)));
        long outdated = found.count(Verdict.OUTDATED);
        if (outdated > 0) {
            step("Take {} off the list of known failures: the answers are right now.", entries(outdated));
        }
        FloorAdvice.worst(found.floors())
                .ifPresent(worst -> step(
                        "Make <code>{}</code> of {} faster: it is {} too slow. {} <a href=\"#floors\">All floors</a>",
                        worst.floor().op(),
                        worst.target(),
                        Figures.ratio(FloorAdvice.times(worst)),
                        FloorAdvice.help(worst.floor().op())));
        floors(
                FloorVerdict.WRONG,
                "Correct the benches: {} with wrong answers, so their speed means nothing. <a href=\"#floors\">Which</a>");
        floors(FloorVerdict.FAULT, "Find out why a bench broke: {}. <a href=\"#floors\">Which</a>");
        floors(
                FloorVerdict.NOT_OFFERED,
                "Offer the missing benches, for {}, or certify answers alone with <code>--floors off</code>.");
        floors(
                FloorVerdict.INCONCLUSIVE,
                "Measure again on a quiet machine, with <code>--floors full</code>: {} could not be decided.");
    }

    private void floors(FloorVerdict verdict, String template) {
        List<FloorResult> floors = found.floors().stream()
                .filter(floor -> floor.verdict() == verdict)
                .toList();
        if (!floors.isEmpty()) {
            List<String> targets =
                    floors.stream().map(FloorResult::target).distinct().toList();
            step(
                    template,
                    Count.of(floors.size(), "floor") + " of "
                            + (targets.size() > SHOWN
                                    ? Count.of(targets.size(), "target")
                                    : String.join(", ", targets)));
        }
    }

    private void noStart(TargetRun run) {
        step("Make {} start: <a href=\"#{}\">what it said</a>.", run.target(), FailureSection.anchor(run.target()));
    }

    /**
     * The first or the second step of a target. Faults come first if the target ended, or had to be: its other answers
     * may be wrong because of that. Otherwise they come first only if no answer is wrong.
     */
    private void bad(TargetRun run, boolean isFirst) {
        boolean areFaultsFirst = ends(run) || run.count(Verdict.FAIL) == 0;
        if (areFaultsFirst == isFirst) {
            broken(run);
        } else {
            wrong(run);
        }
    }

    /** Returns whether the target ended or was ended because of a fault, or was given up. */
    private static boolean ends(TargetRun run) {
        return faults(run).anyMatch(fault -> fault == Fault.GIVEN_UP || !fault.inStep());
    }

    private static Stream<Fault> faults(TargetRun run) {
        return run.outcomes().stream()
                .filter(outcome -> outcome.verdict() == Verdict.FAULT)
                .map(Outcome::unlisted)
                .map(outcome -> ((Outcome.Broken) outcome).fault());
    }

    private void broken(TargetRun run) {
        long wrong = run.count(Verdict.FAIL);
        long unsent = faults(run).filter(fault -> fault == Fault.GIVEN_UP).count();
        step(
                "Find out why {} broke: <a href=\"#{}\">{}</a>{}.{}",
                run.target(),
                FailureSection.anchor(run.target()),
                Count.of(run.count(Verdict.FAULT), "fault"),
                unsent == 0 ? "" : ", " + unsent + " of them because it was given up",
                ends(run) && wrong > 0
                        ? " This may also be the cause of the " + Count.of(wrong, "wrong answer") + "."
                        : "");
    }

    private void wrong(TargetRun run) {
        Optional<MatchingPitfall> pitfall = explanations.stream()
                .filter(explanation -> explanation.target().equals(run.target()))
                .flatMap(explanation -> explanation.causes().stream())
                .map(Cause::suspect)
                .flatMap(Optional::stream)
                .findFirst();
        step(
                "Correct {}: <a href=\"#{}\">{}</a>.{} To see the causes, with the shortest input for each:{}",
                run.target(),
                FailureSection.anchor(run.target()),
                Count.of(run.count(Verdict.FAIL), "wrong answer"),
                Html.of(
                        pitfall,
                        match -> Html.of(
                                " Start with {}: {}",
                                Links.pitfall(match.pitfall().name()),
                                match.pitfall().fix())),
                RunSection.command(explain(run)));
    }

    /** A certificate alone starts no program of others, so the command names it. */
    private String explain(TargetRun run) {
        List<String> words = new ArrayList<>(List.of("explain"));
        found.invocations().stream()
                .flatMap(invocation -> invocation.words().stream())
                .filter(word -> word.startsWith(run.target() + "="))
                .findFirst()
                .ifPresent(spec -> words.addAll(List.of("--target", spec)));
        words.add("certificate.json");
        return new Invocation(words).text();
    }

    private void scope() {
        if (!found.selection().shard().isWhole()) {
            step(
                    "Run the other shards and merge them: <code>./atlas merge</code>. A shard alone is not a certificate.");
        } else if (found.selection().isPart()) {
            step("Run all families: leave out <code>--family</code>.");
        }
        if (!found.unavailable().isEmpty()) {
            step(
                    "Install what is missing: {} could not run. <a href=\"#unavailable\">Why, and what to do</a>",
                    Count.of(found.unavailable().size(), "target"));
        }
        if (found.scope().excused() > 0) {
            step("Fix what is excused: {} before {}.", Count.of(found.scope().excused(), "known failure"), firstDay());
        }
        if (found.fresh().isNone() && found.selection().shard().isWhole()) {
            step(
                    "Send fresh vectors too: leave out <code>--fresh 0</code>. A target cannot know their answers before.");
        } else if (found.fresh().isGiven()) {
            step("Let the seed be drawn: leave out <code>--seed</code>. Who knows the seed may know the answers.");
        }
        if (found.scope().isAnswersOnly() && found.effort().equals("off")) {
            step("Measure the speed too, with <code>--floors quick</code>.");
        }
        level();
    }

    private String firstDay() {
        return found.runs().stream()
                .flatMap(run -> run.outcomes().stream())
                .filter(outcome -> outcome.verdict() == Verdict.KNOWN)
                .map(outcome -> ((Outcome.Listed) outcome).entry().expires())
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .toString();
    }

    private void level() {
        if (found.selection().levels().contains(Level.FULL) || found.runs().isEmpty()) {
            return;
        }
        Predicate<TargetRun> isDeclared = run ->
                run.hello().filter(hello -> hello.levels().contains(Level.FULL)).isPresent();
        step(
                "Run longer inputs too, with <code>--level core,full</code>{}",
                found.runs().stream().allMatch(isDeclared)
                        ? "."
                        : ", once the target handles hundreds of megabytes and declares that level: "
                                + found.runs().stream()
                                        .filter(isDeclared.negate())
                                        .map(TargetRun::target)
                                        .limit(SHOWN)
                                        .collect(Collectors.joining(", "))
                                + " does not yet.");
    }

    private void trust() {
        if (!isSigned) {
            step(
                    "Sign the certificate, so that others see who made it: <code>--sign KEY</code>. {}",
                    Links.to("docs/certify-yours.md#4-the-certificate", "How to make a key"));
        }
        step(
                "Certify after every change: {}.",
                Links.to("docs/certify-yours.md#5-every-day", "in GitHub's CI, with its action"));
        step(
                "Watch the trend: <code>./atlas report certificate.json EARLIER...</code> draws it from earlier certificates.");
        step("Show it: next to this page is <code>badge.svg</code>.");
    }

    private static String entries(long count) {
        return count == 1 ? "1 entry" : count + " entries";
    }

    private void step(String template, Object... values) {
        steps.add(Html.of(template, values));
    }
}
