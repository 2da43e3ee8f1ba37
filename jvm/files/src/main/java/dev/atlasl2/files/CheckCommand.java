package dev.atlasl2.files;

/** {@code atlas check}. */
final class CheckCommand extends FileCommand {
    static final String USAGE =
            "Usage: atlas check [OPTION]... [FILE]...\n" + FileCommands.CHECK + """


        Without FILE, or where FILE is -, read standard input.

        """ + COMMON_USAGE + """

        To check files against what was recorded of them: atlas sum --check LIST, atlas witness --check LIST.
        Exit codes: 0 all are conserved, 1 one is not or cannot be read, 2 usage.
        """;

    CheckCommand(Terminal terminal, Arguments arguments) {
        super(terminal, arguments);
    }

    @Override
    int run() {
        return runOnEach();
    }

    @Override
    boolean isGood(String file) throws FileFailure {
        SumReading sum = new SumReading();
        results.conservation(file, contents.read(file, sum), sum.residue());
        return sum.residue() == 0;
    }
}
