package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.fresh.Fresh;
import dev.atlasl2.vectors.tool.VectorTool;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "vectors",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "The corpus: list it, show a vector, compare it with the reference model, or write it again.")
final class VectorsCommand implements Runnable {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    VectorsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: one of list, show, check, write");
    }

    @Command(
            name = "list",
            sortOptions = false,
            mixinStandardHelpOptions = true,
            description = "Print the vectors that fit, one a line: id, level, clause, operation, note.")
    int list(
            @Option(
                            names = "--clause",
                            paramLabel = "CLAUSE",
                            description = "Only those that cite it: S2.1, or a whole section: S2.")
                    String clause,
            @Option(
                            names = "--pitfall",
                            paramLabel = "NAME",
                            description = "Only those that catch it, such as sum-lane-wrap-16.")
                    String pitfall,
            @Option(
                            names = "--level",
                            paramLabel = "LEVEL",
                            description = "Only those of the level: core, full or huge.")
                    String level,
            @Option(names = "--dir", paramLabel = "DIR", description = Folder.TEXT) Path folder) {
        Optional<Level> wanted = Optional.ofNullable(level).map(name -> VectorOptions.level(spec, name));
        return run(out -> VectorTool.list(
                folder(folder), Optional.ofNullable(clause), Optional.ofNullable(pitfall), wanted, out));
    }

    @Command(
            name = "show",
            sortOptions = false,
            mixinStandardHelpOptions = true,
            description = "Print one vector as its line of JSON, with its input and answer.",
            footer = "%nExit codes: 0 printed, 2 there is no such vector.")
    int show(
            @Parameters(
                            paramLabel = "ID",
                            description = "The vector's id, such as sum/ff-4129; of a fresh vector fresh/SEED/N, as the"
                                    + " certificate names it.")
                    String id) {
        Vector vector = Fresh.byId(id)
                .or(() -> context.corpus().get().byId(id))
                .orElseThrow(() -> Refusal.usage("there is no vector " + PlainText.of(id)));
        context.out().println(vector.line());
        context.out().flush();
        return ExitCode.TRUE;
    }

    @Command(
            name = "check",
            sortOptions = false,
            mixinStandardHelpOptions = true,
            description = "Make the corpus again from the reference model and compare byte for byte; print the first"
                    + " difference.")
    int check(@Option(names = "--dir", paramLabel = "DIR", description = Folder.TEXT) Path folder) {
        return run(out -> VectorTool.check(folder(folder), out));
    }

    @Command(
            name = "write",
            sortOptions = false,
            mixinStandardHelpOptions = true,
            description = "Make the corpus again from the reference model and replace the files.")
    int write(
            @Option(
                            names = "--retire",
                            description =
                                    "Let vectors go that are no longer made; without it that is refused, since ids are"
                                            + " permanent.")
                    boolean retire,
            @Option(names = "--dir", paramLabel = "DIR", description = Folder.TEXT) Path folder) {
        return run(out -> VectorTool.write(folder(folder), retire, out));
    }

    /** The text that three options share. */
    private static final class Folder {
        static final String TEXT =
                "The folder that holds vectors, schema and floors. Default: conformance-vectors of the kit.";
    }

    /** Results go to the stream for results, refusals to the stream for refusals. */
    private int run(ToIntFunction<PrintStream> tool) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = tool.applyAsInt(new PrintStream(said, true, StandardCharsets.UTF_8));
        String text = said.toString(StandardCharsets.UTF_8);
        if (code == ExitCode.TRUE || code == ExitCode.FALSE) {
            context.out().print(text);
            context.out().flush();
            return code;
        }
        throw code == ExitCode.USAGE ? Refusal.usage(text.strip()) : Refusal.broken(text.strip());
    }

    private Path folder(Path chosen) {
        Path folder = chosen == null ? context.home().resolve("conformance-vectors") : chosen;
        if (!Files.isDirectory(folder.resolve("vectors"))) {
            throw Refusal.usage(folder + ": has no folder \"vectors\"; name the corpus with --dir");
        }
        return folder;
    }
}
