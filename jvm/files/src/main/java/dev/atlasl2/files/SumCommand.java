package dev.atlasl2.files;

import java.util.EnumSet;
import java.util.Set;

/** {@code atlas sum}. */
final class SumCommand extends FileCommand {
    static final String USAGE =
            "Usage: atlas sum [OPTION]... [FILE]...\n" + FileCommands.SUM + """


        Without FILE, or where FILE is -, read standard input.

        """ + CHECKS_USAGE + COMMON_USAGE + """

        A line holds the sum, 0..95, the length in bytes, conserved or not-conserved, two spaces and the name.
        Exit codes: 0 all done, or all as recorded; 1 a file differs or cannot be read; 2 usage.
        """;

    SumCommand(Terminal terminal, Arguments arguments) {
        super(terminal, arguments);
    }

    static Set<Option> options() {
        EnumSet<Option> options = EnumSet.copyOf(COMMON);
        options.addAll(CHECKS);
        return options;
    }

    @Override
    int run() {
        if (arguments.has(Option.CHECK)) {
            return runCheck();
        }
        requireNoCheckOptions();
        return runOnEach();
    }

    @Override
    boolean isGood(String file) throws FileFailure {
        SumReading sum = new SumReading();
        results.sum(file, contents.read(file, sum), sum.residue());
        return true;
    }
}
