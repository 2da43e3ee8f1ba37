package dev.atlasl2.harness.cli;

import dev.atlasl2.files.FileCommands;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Print a script with which a shell completes the commands and options of atlas.",
        footer = {
            "%nFor bash:  atlas completion bash > ~/.local/share/bash-completion/completions/atlas",
            "For zsh:   atlas completion zsh > ~/.atlas-completion, and in ~/.zshrc: source ~/.atlas-completion"
        })
final class CompletionCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("UnusedVariable") // one script is for all of them
    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell;

    /** The shells that know the script, which brings bash's completion to zsh. */
    enum Shell {
        bash,
        zsh
    }

    CompletionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CommandLine atlas = spec.parent().commandLine();
        FileCommands.NAMES.forEach(name -> atlas.addSubcommand(name, onFiles(name)));
        context.out().print(AutoComplete.bash("atlas", atlas));
        return ExitCode.TRUE;
    }

    /** The options of a command on files, which has a parser of its own. */
    private static CommandSpec onFiles(String name) {
        CommandSpec command = CommandSpec.create().name(name);
        FileCommands.options(name)
                .forEach((option, takesValue) -> command.addOption(OptionSpec.builder(option)
                        .arity(takesValue ? "1" : "0")
                        .type(takesValue ? String.class : boolean.class)
                        .build()));
        return command.addPositional(PositionalParamSpec.builder()
                .arity("0..*")
                .type(java.io.File[].class)
                .build());
    }
}
