package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.explain.Cause;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.harness.explain.Failure;
import dev.atlasl2.harness.explain.MatchingPitfall;
import dev.atlasl2.harness.explain.PitfallSearch;
import dev.atlasl2.harness.explain.Shrinker;
import dev.atlasl2.harness.explain.Shrunk;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.harness.verdict.Difference;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Explains runs, and shows explanations on a terminal. */
final class ExplanationPrinter {
    /** For each cause. */
    private static final Duration SHRINKING = Duration.ofSeconds(5);

    private static final int SHOWN = 4;
    private static final int LONGEST = 300;

    private final CommandContext context;

    ExplanationPrinter(CommandContext context) {
        this.context = context;
    }

    static boolean isNeeded(TargetRun run) {
        return run.count(Verdict.FAIL) > 0;
    }

    /** @param live the target itself, if it can be asked for the shortest failing input */
    Explanation explain(TargetRun run, Optional<Target> live) {
        Optional<Shrinker> shrinker = live.map(target -> new Shrinker(target, context.limits(), SHRINKING));
        return Explanation.of(
                run.target(),
                PitfallSearch.of(run),
                failure -> shrinker.map(there -> there.shrink(failure.vector())).orElse(Shrunk.NOT));
    }

    void show(Explanation explanation) {
        context.out()
                .println(context.screen().paint(Screen.Tone.STRONG, explanation.target()) + ": "
                        + Count.of(explanation.wrong(), "wrong answer"));
        boolean saidUnknown = false;
        for (Cause cause : explanation.causes()) {
            if (cause.suspect().isPresent()) {
                show(cause.suspect().get());
            } else if (!saidUnknown) {
                saidUnknown = true;
                context.out().println("  " + context.screen().paint(Screen.Tone.UNSURE, explanation.unknown()));
            }
            show(cause);
        }
        if (!explanation.following().isEmpty()) {
            context.out().println("  " + context.screen().paint(Screen.Tone.UNSURE, explanation.followingText()));
        }
        context.out().flush();
    }

    private void show(MatchingPitfall suspect) {
        context.out().println("  " + context.screen().paint(Screen.Tone.BAD, suspect.text()));
        line("what", suspect.pitfall().wrong());
        line("fix", suspect.pitfall().fix());
        line("clause", suspect.pitfall().clause());
    }

    private void show(Cause cause) {
        Failure shown = cause.shortest().orElse(cause.failures().getFirst());
        Difference difference =
                Difference.of(shown.vector().expect(), shown.got()).orElseThrow();
        line(
                cause.shortest().isPresent() ? "shortest" : "such as",
                shown.vector().op() + " " + cut(shown.vector().in().toString()));
        line("", difference.place() + " must be " + cut(difference.expected()) + ", got " + cut(difference.got()));
        if (!cause.remark().isEmpty()) {
            line("but", cause.remark());
        }
        String ids = cause.failures().stream()
                .limit(SHOWN)
                .map(failure -> failure.vector().id())
                .collect(Collectors.joining(", "));
        int more = cause.failures().size() - SHOWN;
        line("vectors", ids + (more > 0 ? " and " + more + " more" : ""));
    }

    private void line(String term, String text) {
        context.out()
                .println("    " + context.screen().paint(Screen.Tone.QUIET, String.format("%-8s", term)) + "  "
                        + PlainText.of(text));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
