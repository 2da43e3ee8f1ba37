package dev.atlasl2.harness.cli;

import dev.atlasl2.files.FileCommands;
import dev.atlasl2.harness.targets.Targets;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Writes the manual pages of all commands, in the format of man. The packing of the tool runs it. */
final class ManPages {
    private static final String SECTION = ".1";

    private final Path folder;

    private ManPages(Path folder) {
        this.folder = folder;
    }

    /** Writes them to the folder that the first argument names. */
    public static void main(String[] args) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        CommandContext context = CommandContext.packed(Path.of(""), Targets.of(), nowhere, nowhere);
        ManPages pages = new ManPages(Path.of(args[0]));
        pages.write(Atlas.commandLine(context));
        for (String name : FileCommands.NAMES) {
            pages.writeOfFiles(name);
        }
    }

    private void write(CommandLine command) throws IOException {
        CommandSpec spec = command.getCommandSpec();
        UsageMessageSpec usage = spec.usageMessage();
        StringBuilder page = header(spec.qualifiedName("-"), text(usage.description()));
        page.append(".SH SYNOPSIS\n")
                .append(plain(command.getHelp().synopsis(0).strip()))
                .append('\n');
        page.append(".SH DESCRIPTION\n")
                .append(plain(text(usage.description())))
                .append('\n');
        if (!spec.positionalParameters().isEmpty()) {
            page.append(".SH ARGUMENTS\n");
            spec.positionalParameters().forEach(each -> page.append(entry(each.paramLabel(), each)));
        }
        page.append(".SH OPTIONS\n");
        spec.options().forEach(each -> page.append(entry(names(each), each)));
        if (!spec.subcommands().isEmpty()) {
            page.append(".SH COMMANDS\n");
            for (CommandLine each : spec.subcommands().values()) {
                CommandSpec inner = each.getCommandSpec();
                page.append(entry(inner.name(), text(inner.usageMessage().description())));
                write(each);
            }
        }
        for (String line : (text(usage.footerHeading()) + "\n" + text(usage.footer()))
                .lines()
                .toList()) {
            page.append(line.isBlank() ? "" : ".PP\n" + plain(line) + "\n");
        }
        Files.writeString(folder.resolve(spec.qualifiedName("-") + SECTION), page);
    }

    /** The commands on files have their own parser, and their help as text. */
    private void writeOfFiles(String name) throws IOException {
        String help = FileCommands.usage(name);
        String description = help.lines().skip(1).findFirst().orElseThrow();
        StringBuilder page = header("atlas-" + name, description);
        page.append(".SH SYNOPSIS\n")
                .append(plain(help.lines().findFirst().orElseThrow().replaceFirst("Usage: ", "")))
                .append("\n.SH DESCRIPTION\n.nf\n")
                .append(help.lines().skip(1).map(ManPages::plain).collect(Collectors.joining("\n")))
                .append("\n.fi\n");
        Files.writeString(folder.resolve("atlas-" + name + SECTION), page);
    }

    private static StringBuilder header(String name, String description) {
        return new StringBuilder(".TH " + name.toUpperCase(Locale.ROOT) + " 1 \"\" \"atlas-l2 "
                + CommandContext.version() + "\" \"Atlas L2\"\n.SH NAME\n" + plain(name + " - " + description) + "\n");
    }

    private static String names(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        return String.join(", ", option.names()) + value;
    }

    private static String entry(String term, ArgSpec argument) {
        return entry(term, text(argument.description()));
    }

    private static String entry(String term, String description) {
        return ".TP\n.B " + plain(term) + "\n" + plain(description) + "\n";
    }

    private static String text(String... lines) {
        return String.join(" ", lines).replace("%n", "\n");
    }

    /** Escapes what has a meaning for man. */
    private static String plain(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.lines()
                .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
                .collect(Collectors.joining("\n"));
    }
}
