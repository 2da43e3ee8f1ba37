package dev.atlasl2.files;

import java.util.EnumSet;

/** The common part of the commands. */
abstract class FileCommand {
    /** What each command can be asked for. */
    static final EnumSet<Option> COMMON = EnumSet.of(Option.JSON, Option.ZERO, Option.HELP);
    /** Reading lists back. */
    static final EnumSet<Option> CHECKS = EnumSet.of(Option.CHECK, Option.QUIET, Option.STATUS, Option.IGNORE_MISSING);

    static final String COMMON_USAGE = """
              --json            print a JSON object a line
          -z, --zero            end lines with NUL and write names as they are, in lists that are read as well
          -h, --help            print this
        """;
    static final String CHECKS_USAGE = """
          -c, --check           each FILE is a list that atlas sum or atlas witness made: check the files it names
              --quiet           with --check: no line for a file that is as recorded
              --status          with --check: print nothing of the files, the exit code says it
              --ignore-missing  with --check: pass over files that are not there
        """;

    final Terminal terminal;
    final Arguments arguments;
    final Results results;
    final Contents contents;

    FileCommand(Terminal terminal, Arguments arguments) {
        if (arguments.has(Option.JSON) && arguments.has(Option.ZERO)) {
            throw new Misuse("--json and --zero exclude each other");
        }
        this.terminal = terminal;
        this.arguments = arguments;
        this.results = new Results(terminal, new Lines(arguments.has(Option.ZERO)), arguments.has(Option.JSON));
        this.contents = new Contents(terminal);
    }

    /** Does the work and returns the exit code. */
    abstract int run();

    /** Processes one file and returns whether the answer is yes. */
    abstract boolean isGood(String file) throws FileFailure;

    /** Processes all files, reports those that could not be processed, and returns the exit code. */
    final int runOnEach() {
        boolean isGood = true;
        for (String file : arguments.operands()) {
            try {
                isGood &= isGood(file);
            } catch (FileFailure e) {
                isGood = false;
                results.unusable(file, e.getMessage());
            }
        }
        return isGood ? FileCommands.TRUE : FileCommands.FALSE;
    }

    /** Checks lists and returns the exit code. */
    final int runCheck() {
        return new ListCheck(terminal, results, contents, arguments).check(arguments.operands());
    }

    /** Refuses options that have no meaning without --check. */
    final void requireNoCheckOptions() {
        for (Option option : CHECKS) {
            if (arguments.has(option)) {
                throw new Misuse(option.text + " says nothing without --check");
            }
        }
    }
}
