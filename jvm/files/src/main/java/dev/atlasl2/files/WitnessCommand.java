package dev.atlasl2.files;

import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** {@code atlas witness}. */
final class WitnessCommand extends FileCommand {
    static final String USAGE = "Usage: atlas witness [OPTION]... [FILE]...\n" + FileCommands.WITNESS + """


        Without FILE, or where FILE is -, read standard input.

              --tree            tree witnesses: all processors help with large files, and changed leaves can be named
              --leaf BYTES      the length of a leaf, 256, 512, ... or 65536; 4096 if not given; implies --tree
          -o, --out LIST        also write a witness file, which holds all leaf hashes of trees
              --spark MASTER    as a job of Apache Spark, local[*] or a cluster: 'atlas witness --spark local --help'
        """
            + CHECKS_USAGE + COMMON_USAGE + """

        A line holds the digest, flat or tree:LEAFBYTES, the length in bytes, the sum, two spaces and the name.
        A witness file that is checked later names the leaves that changed.
        Exit codes: 0 all done, or all as recorded; 1 a file differs or cannot be read; 2 usage.
        """;

    private static final int FLAT = 0;

    private final int leafLog2;
    /** Null if the user named none. */
    private WitnessFile out;

    WitnessCommand(Terminal terminal, Arguments arguments) {
        super(terminal, arguments);
        leafLog2 = arguments.has(Option.LEAF)
                ? leafLog2(arguments.value(Option.LEAF))
                : arguments.has(Option.TREE) ? Limits.DEFAULT_LEAF_LOG2 : FLAT;
    }

    static Set<Option> options() {
        EnumSet<Option> options = EnumSet.of(Option.TREE, Option.LEAF, Option.OUT);
        options.addAll(SumCommand.options());
        return options;
    }

    @Override
    int run() {
        if (arguments.has(Option.CHECK)) {
            if (leafLog2 != FLAT || arguments.has(Option.OUT)) {
                throw new Misuse("--tree, --leaf and --out exclude --check: the list says what its witnesses are");
            }
            return runCheck();
        }
        requireNoCheckOptions();
        if (!arguments.has(Option.OUT)) {
            return runOnEach();
        }
        String name = arguments.value(Option.OUT);
        try (WitnessFile list = new WitnessFile(outputPath(name))) {
            out = list;
            int code = runOnEach();
            list.finish();
            return code;
        } catch (IOException e) {
            throw new UnwritableList(name, e);
        }
    }

    /** Refuses an output file that is also an input: it would be lost. */
    private Path outputPath(String name) {
        try {
            Path path = Contents.path(name);
            for (String operand : arguments.operands()) {
                if (isRead(path, operand)) {
                    throw new Misuse("--out " + name + " is a file to read as well, " + operand);
                }
            }
            return path;
        } catch (FileFailure e) {
            throw new Misuse("--out " + name + ": " + e.getMessage());
        }
    }

    private static boolean isRead(Path out, String operand) {
        try {
            return OutputFile.isSame(
                    out, operand.equals(Contents.STANDARD_INPUT) ? Contents.DEV_STDIN : Contents.path(operand));
        } catch (FileFailure e) {
            return false; // reported when its turn comes
        }
    }

    @Override
    boolean isGood(String file) throws FileFailure {
        results.witness(file, out == null ? witness(file) : witnessInList(file));
        return true;
    }

    private Witness witnessInList(String file) throws FileFailure {
        try {
            try {
                Witness witness = witness(file);
                out.add(file, witness);
                return witness;
            } catch (FileFailure e) {
                out.drop();
                throw e;
            }
        } catch (IOException e) {
            throw new UnwritableList(arguments.value(Option.OUT), e);
        }
    }

    private Witness witness(String file) throws FileFailure {
        WitnessReading reading = leafLog2 == FLAT ? new FlatReading() : new TreeReading(leafLog2, out);
        if (contents.read(file, reading) == 0) {
            throw new FileFailure("is empty, and there is no witness of 0 bytes (clause S11.2)");
        }
        return reading.witness();
    }

    private static int leafLog2(String bytes) {
        try {
            return Lines.leafLog2(bytes);
        } catch (IllegalArgumentException e) {
            throw new Misuse("--leaf: " + e.getMessage());
        }
    }
}
