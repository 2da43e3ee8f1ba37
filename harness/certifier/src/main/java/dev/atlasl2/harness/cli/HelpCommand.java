package dev.atlasl2.harness.cli;

import dev.atlasl2.files.FileCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "help",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Print the help of a command, or of atlas.")
final class HelpCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "Such as certify or sum.")
    private Optional<String> command = Optional.empty();

    HelpCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CommandLine atlas = spec.parent().commandLine();
        if (command.isEmpty()) {
            atlas.usage(context.out(), atlas.getColorScheme());
            return ExitCode.TRUE;
        }
        String name = command.get();
        CommandLine known = atlas.getSubcommands().get(name);
        if (known != null) {
            known.usage(context.out(), atlas.getColorScheme());
        } else if (FileCommands.know(name)) {
            context.out().print(FileCommands.usage(name));
        } else {
            List<String> names = new ArrayList<>(atlas.getSubcommands().keySet());
            names.addAll(FileCommands.NAMES);
            throw Refusal.usage("COMMAND: unknown command \"" + name + '"' + Suggestion.of(name, names) + "; known are "
                    + String.join(", ", names));
        }
        return ExitCode.TRUE;
    }
}
