package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.targets.Availability.Available;
import dev.atlasl2.harness.targets.Availability.Missing;
import dev.atlasl2.harness.targets.Installation;
import dev.atlasl2.harness.targets.Installer;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.text.PlainText;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "targets",
        description = "List every target: available, or why not and what would make it so.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TargetsCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(
            names = "--install",
            description = "Install what the named targets lack, or what all lack: runtimes from npm into .tools,"
                    + " others by apt-get where this user is root. Says what it runs.")
    private boolean install;

    @Parameters(
            paramLabel = "ID",
            description =
                    "Only these targets; also 'command:...' and 'container:...', as 'atlas certify --target' takes them.")
    private List<String> ids = List.of();

    TargetsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Target> chosen = ids.isEmpty()
                ? context.targets().all()
                : ids.stream().map(id -> NamedTarget.find(context, "ID", id)).toList();
        boolean done = !install || install(chosen);
        int width =
                chosen.stream().mapToInt(target -> target.id().length()).max().orElse(0);
        for (Target target : chosen) {
            list(target, width);
        }
        return done ? ExitCode.TRUE : ExitCode.BROKEN;
    }

    /**
     * Runs each installation once, for any number of targets that share it, and continues after one that fails. With
     * its runtime installed, a target may lack something else.
     */
    private boolean install(List<Target> chosen) {
        Installer installer = Installer.ofMachine(context.home(), context.out());
        Set<Installation> run = new HashSet<>();
        boolean done = true;
        for (Set<Installation> needed = needed(chosen, run); !needed.isEmpty(); needed = needed(chosen, run)) {
            for (Installation installation : needed) {
                Optional<String> failure = installer.install(installation);
                if (failure.isPresent()) {
                    context.err().println("atlas: " + failure.get());
                    done = false;
                }
            }
            run.addAll(needed);
        }
        return done;
    }

    /** Returns what the targets lack and was not installed yet. */
    private static Set<Installation> needed(List<Target> chosen, Set<Installation> run) {
        Set<Installation> needed = new LinkedHashSet<>();
        chosen.stream()
                .filter(target -> target.availability() instanceof Missing)
                .forEach(target -> target.installation().ifPresent(needed::add));
        needed.removeAll(run);
        return needed;
    }

    private void list(Target target, int width) {
        String indent = " ".repeat(width + 1);
        context.out().printf("%-" + width + "s %s%n", target.id(), PlainText.of(target.description()));
        switch (target.availability()) {
            case Available available ->
                context.out()
                        .printf(
                                "%s%s: %s%n",
                                indent,
                                context.screen().paint(Screen.Tone.GOOD, "available"),
                                PlainText.of(available.where()));
            case Missing missing -> {
                context.out()
                        .printf(
                                "%s%s: %s%n",
                                indent,
                                context.screen().paint(Screen.Tone.UNSURE, "not available"),
                                PlainText.of(missing.reason()));
                context.out().printf("%sto change that: %s%n", indent, PlainText.of(missing.fix()));
            }
        }
    }
}
