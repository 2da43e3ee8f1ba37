package dev.atlasl2.harness.cli;

import dev.atlasl2.files.FileCommands;
import dev.atlasl2.files.Terminal;
import dev.atlasl2.harness.targets.Dist;
import dev.atlasl2.harness.targets.EngineException;
import dev.atlasl2.harness.targets.registry.KitTargets;
import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.vectors.CorpusException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code atlas}. */
@Command(
        name = "atlas",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Certify implementations of the Atlas-12288 conservation layer, and check what was certified.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "On files, each with --help:%n  sum      "
                + FileCommands.SUM
                + "%n  check    "
                + FileCommands.CHECK
                + "%n  witness  "
                + FileCommands.WITNESS
                + "%n",
        footer = "%nExit codes: 0 certified or true, 1 not, 2 usage, 3 kit or required target broken, 4 inconclusive.")
public final class Atlas implements Runnable {
    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        // UTF-8 for every locale: certificates and reports use it, and so do the targets' lines.
        ResultStream out = new ResultStream(new FileOutputStream(FileDescriptor.out));
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        if (FileCommands.know(args)) { // first: the other commands load many classes
            int code = FileCommands.run(Terminal.ofProcess(err), args);
            err.flush();
            // Not exit: it asks for a logger first, which opens every jar. Commands leave no work for the end of the
            // process.
            Runtime.getRuntime().halt(code);
        }
        Dist dist = Dist.ofLauncher();
        int code = run(CommandContext.packed(dist.home(), KitTargets.of(dist), out, err), args);
        System.exit(out.end(code, err));
    }

    /** Runs the command and returns its exit code. */
    static int run(CommandContext context, String... args) {
        CommandLine command = commandLine(context);
        command.setOut(new PrintWriter(context.out(), true, context.out().charset()));
        command.setErr(new PrintWriter(context.err(), true, context.err().charset()));
        command.setColorScheme(CommandLine.Help.defaultColorScheme(
                context.screen().isColoured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        command.setAbbreviatedOptionsAllowed(false);
        command.setParameterExceptionHandler((e, ignored) -> misused(context, e));
        command.setExecutionExceptionHandler((e, used, ignored) -> failed(context, e));
        int code = command.execute(args);
        command.getOut().flush();
        return code;
    }

    /** Returns the parser, with all commands but those on files. */
    static CommandLine commandLine(CommandContext context) {
        CommandLine command = new CommandLine(new Atlas());
        command.addSubcommand(new CertifyCommand(context));
        command.addSubcommand(new TargetsCommand(context));
        command.addSubcommand(new VectorsCommand(context));
        command.addSubcommand(new VerifyCommand(context));
        command.addSubcommand(new MergeCommand(context));
        command.addSubcommand(new ProveCommand(context));
        command.addSubcommand(new CompareCommand(context));
        command.addSubcommand(new ExplainCommand(context));
        command.addSubcommand(new ReportCommand(context));
        command.addSubcommand(new AskCommand(context));
        command.addSubcommand(new InitCommand(context));
        command.addSubcommand(new ReleaseCommand());
        command.addSubcommand(new CompletionCommand(context));
        command.addSubcommand(new HelpCommand(context));
        return command;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: one of "
                        + String.join(", ", spec.subcommands().keySet())
                        + ", "
                        + String.join(", ", FileCommands.NAMES));
    }

    private static int misused(CommandContext context, ParameterException e) {
        String meant = e instanceof UnmatchedArgumentException unmatched ? meant(unmatched) : "";
        complain(
                context,
                e.getMessage() + meant + "; see '"
                        + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'");
        return ExitCode.USAGE;
    }

    /** Returns the most similar name, as the end of a message; empty if there is none. */
    private static String meant(UnmatchedArgumentException e) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        List<String> names = new ArrayList<>();
        if (e.isUnknownOption()) {
            spec.options().forEach(option -> names.addAll(List.of(option.names())));
        } else {
            names.addAll(spec.subcommands().keySet());
            if (spec.parent() == null) { // the parser does not know the commands on files
                names.addAll(FileCommands.NAMES);
            }
        }
        return Suggestion.of(e.getUnmatched().getFirst(), names);
    }

    private static int failed(CommandContext context, Exception e) {
        switch (e) {
            case Refusal refusal -> {
                complain(context, refusal.getMessage());
                return refusal.exitCode();
            }
            case EngineException engine -> complain(context, engine.getMessage());
            case CorpusException damaged -> complain(context, "the corpus is damaged: " + damaged.getMessage());
            default -> {
                complain(context, "internal error: " + e);
                if (System.getenv("ATLAS_DEBUG") != null) {
                    e.printStackTrace(context.err());
                }
            }
        }
        return ExitCode.BROKEN;
    }

    private static void complain(CommandContext context, String message) {
        context.out().flush();
        context.err().println("atlas: " + PlainText.of(message.replaceAll("\\s*\\R\\s*", " ")));
    }
}
