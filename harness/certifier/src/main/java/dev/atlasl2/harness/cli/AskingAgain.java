package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.Progress;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.VectorRunner;
import dev.atlasl2.harness.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sends the certificate's fresh vectors to one of its targets again. */
final class AskingAgain {
    private static final int MAX_SHOWN = 20;

    private final CommandContext context;
    private final Target target;
    private final TargetRun before;

    /**
     * @param text the value of --again
     * @throws Refusal if that is not an available target of the certificate, or there are no fresh vectors
     */
    AskingAgain(CommandContext context, Certification found, String text) {
        this.context = context;
        this.target = NamedTarget.available(context, "--again", text);
        if (found.fresh().isNone()) {
            throw Refusal.usage("--again: the certificate has no fresh vectors");
        }
        this.before = found.runs().stream()
                .filter(run -> run.target().equals(target.id()))
                .map(TargetRun::fresh)
                .findFirst()
                .orElseThrow(() -> Refusal.usage("--again: the certificate has no target " + target.id() + "; it has "
                        + found.runs().stream().map(TargetRun::target).collect(Collectors.joining(", "))));
    }

    /** Sends the vectors, shows the differences, and returns whether there are none. */
    boolean isSame() {
        TargetRun now;
        try (VectorRunner runner = new VectorRunner(target, context.limits())) {
            now = runner.run(before.outcomes().stream().map(Outcome::vector).toList(), Progress.NONE);
        }
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < before.outcomes().size(); i++) {
            Outcome was = before.outcomes().get(i);
            Outcome is = now.outcomes().get(i);
            if (!what(was).equals(what(is))) {
                differences.add(was.vector().id() + " was " + what(was) + ", and is " + what(is));
            }
        }
        String asked = "asked again: " + target.id() + " answers "
                + Count.of(before.outcomes().size(), "fresh vector");
        context.out()
                .println(PlainText.of(
                        differences.isEmpty()
                                ? asked + " as the certificate says"
                                : asked + ", " + differences.size() + " otherwise than the certificate says"));
        differences.stream().limit(MAX_SHOWN).forEach(line -> context.out().println("  " + PlainText.of(line)));
        if (differences.size() > MAX_SHOWN) {
            context.out().println("  and " + (differences.size() - MAX_SHOWN) + " more");
        }
        if (!now.artifacts().equals(before.artifacts())) {
            context.out().println("its files are others than those of the certificate");
        }
        return differences.isEmpty();
    }

    private static String what(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Fail fail -> "wrong (" + fail.difference().text() + ")";
            case Outcome.Broken broken -> "fault " + broken.fault().id();
            case Outcome.Pass _, Outcome.Skip _ -> outcome.verdict().json();
            case Outcome.Listed listed ->
                listed.verdict() == Verdict.OUTDATED ? listed.verdict().json() : what(listed.unlisted());
        };
    }
}
