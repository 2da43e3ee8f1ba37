package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.Target;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "targets",
        description = "List every target: available, or why not and what would make it so.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TargetsCommand implements Callable<Integer> {
    private final Kit kit;

    TargetsCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() {
        for (Target target : kit.targets().all()) {
            kit.out().printf("%-12s %s%n", target.id(), target.description());
            switch (target.availability()) {
                case Availability.Available available ->
                    kit.out()
                            .printf(
                                    "%-12s %s: %s%n",
                                    "", kit.screen().paint(Screen.Tone.GOOD, "available"), available.where());
                case Availability.Missing missing -> {
                    kit.out()
                            .printf(
                                    "%-12s %s: %s%n",
                                    "", kit.screen().paint(Screen.Tone.UNSURE, "not available"), missing.reason());
                    kit.out().printf("%-12s to change that: %s%n", "", missing.cure());
                }
            }
        }
        return ExitCode.TRUE;
    }
}
