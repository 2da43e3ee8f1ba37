package dev.atlasl2.files;

import dev.atlasl2.Kernels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commands on files, {@code atlas sum}, {@code check} and {@code witness}. They work like sha256sum. */
public final class FileCommands {
    /** The names of the commands. */
    public static final List<String> NAMES = List.of("sum", "check", "witness");

    /** What {@code sum} does. */
    public static final String SUM = "Print the byte sums mod 96 of files, or check a list of them.";
    /** What {@code check} does. */
    public static final String CHECK = "Say whether files are conserved: of sum 0 mod 96.";
    /** What {@code witness} does. */
    public static final String WITNESS = "Print witnesses of files, or check a list of them.";

    static final int TRUE = 0;
    static final int FALSE = 1;
    static final int USAGE = 2;
    static final int BROKEN = 3;
    /** The status that a shell reports for a process that SIGPIPE ended: 128 + 13. */
    static final int BROKEN_PIPE = 141;

    private FileCommands() {}

    /** Returns whether a command line, without the name of the program, is for {@link #run}. */
    public static boolean know(String... arguments) {
        return arguments.length > 0 && NAMES.contains(arguments[0]);
    }

    /**
     * Returns the exit code of a command that it runs: 0 true or all done, 1 not true or not for all files, 2 misuse,
     * or a result that cannot be written, 3 broken, 141 if the reader of standard output has closed it. A problem with
     * one file is reported in one line on standard error, and the other files are processed.
     *
     * @param arguments one of {@link #NAMES}, options and operands
     */
    public static int run(Terminal terminal, String... arguments) {
        try {
            Arguments parsed = new Arguments(arguments, known(arguments[0]));
            if (parsed.has(Option.HELP)) {
                terminal.print(usage(arguments[0]));
                return TRUE;
            }
            return command(terminal, arguments[0], parsed).run();
        } catch (Misuse e) {
            terminal.complain(e.getMessage() + "; see 'atlas " + arguments[0] + " --help'");
            return USAGE;
        } catch (UnwritableList e) {
            terminal.complain(e.getMessage());
            return USAGE;
        } catch (OutputClosed e) {
            return e.end(terminal);
        } catch (RuntimeException | Error e) {
            terminal.complain("internal error: " + e);
            if (System.getenv("ATLAS_DEBUG") != null) {
                e.printStackTrace(terminal.err());
            }
            return BROKEN;
        }
    }

    /** Returns the options of one of {@link #NAMES}, as they are typed, each with whether it takes a value. */
    public static Map<String, Boolean> options(String name) {
        Map<String, Boolean> options = new LinkedHashMap<>();
        for (Option option : known(name)) {
            options.put(option.text, option.takesValue);
            if (option.letter != ' ') {
                options.put("-" + option.letter, option.takesValue);
            }
        }
        return options;
    }

    private static Set<Option> known(String name) {
        return switch (name) {
            case "sum" -> SumCommand.options();
            case "check" -> FileCommand.COMMON;
            default -> WitnessCommand.options();
        };
    }

    private static FileCommand command(Terminal terminal, String name, Arguments arguments) {
        return switch (name) {
            case "sum" -> new SumCommand(terminal, arguments);
            case "check" -> new CheckCommand(terminal, arguments);
            default -> new WitnessCommand(terminal, arguments);
        };
    }

    /** Returns one line: the code that computes sums in this JVM, and why. */
    public static String kernel() {
        return Kernels.describe();
    }

    /** Returns the help of one of {@link #NAMES}. */
    public static String usage(String name) {
        return switch (name) {
            case "sum" -> SumCommand.USAGE;
            case "check" -> CheckCommand.USAGE;
            default -> WitnessCommand.USAGE;
        };
    }
}
