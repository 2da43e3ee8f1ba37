package dev.atlasl2.spark;

import dev.atlasl2.files.MangledNames;
import dev.atlasl2.files.OutputClosed;
import dev.atlasl2.files.Terminal;
import dev.atlasl2.files.WitnessLines;
import dev.atlasl2.spark.Arguments.Option;
import dev.atlasl2.spec.Witness;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** The command {@code atlas witness --spark MASTER}, and the main class for spark-submit. */
public final class WitnessMain {
    static final String USAGE = """
        Usage: atlas witness --spark MASTER [OPTION]... PATH...
        Print tree witnesses of the files in a lake, as a job of Apache Spark.

        A PATH is a file, a folder for all files in it and below, or a glob; also hdfs://, s3a:// and what else Hadoop
        reads. Files are read in chunks, by all executors.

              --spark MASTER    local[*] for this machine, spark://HOST:7077, yarn ...; spark-submit has its own option
              --leaf BYTES      the length of a leaf, 256, 512, ... or 65536; 4096 if not given
              --chunk BYTES     what is read in one go, and the grain of changes: a power of two; 67108864 if not given
          -o, --out FOLDER      write the rows to a new folder, in Parquet, and print none
              --verify FOLDER   compare with the rows in a folder that --out wrote, and name what changed
              --tree            says nothing more: all witnesses are of trees
              --json            print a JSON object a line
          -z, --zero            end lines with NUL and write names as they are
          -h, --help            print this

        A line holds the digest, tree:LEAFBYTES, the length in bytes, the sum, two spaces and the name.
        Exit codes: 0 all done, or all as recorded; 1 a file differs or cannot be read; 2 usage; 3 the job broke.
        """;

    /** The jars that executors on other machines need, set by the launcher; spark-submit has an option of its own. */
    private static final String JARS = "atlas.spark.jars";

    private static final int TRUE = 0;
    private static final int FALSE = 1;
    private static final int MISUSE = 2;
    private static final int BROKEN = 3;
    private static final int ERRORS_SHOWN = 20;

    private final Terminal terminal;
    private final Arguments arguments;

    private WitnessMain(Terminal terminal, Arguments arguments) {
        this.terminal = terminal;
        this.arguments = arguments;
    }

    /**
     * Ends the process unless everything succeeded: if spark-submit runs it on a cluster, only that reports a failure.
     */
    public static void main(String[] args) {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = run(Terminal.ofProcess(err), args);
        if (code != TRUE) {
            System.exit(code);
        }
    }

    /** Runs the command and returns its exit code. */
    static int run(Terminal terminal, String... args) {
        try {
            Arguments arguments = new Arguments(args);
            if (arguments.has(Option.HELP)) {
                terminal.print(USAGE);
                return TRUE;
            }
            return new WitnessMain(terminal, arguments).run();
        } catch (IllegalArgumentException e) {
            terminal.complain(e.getMessage() + "; see 'atlas witness --spark local --help'");
            return MISUSE;
        } catch (OutputClosed e) {
            return e.end(terminal);
        } catch (Exception e) {
            terminal.complain(
                    "the job broke: " + e.toString().lines().findFirst().orElseThrow());
            if (System.getenv("ATLAS_DEBUG") != null) {
                e.printStackTrace(terminal.err());
            }
            return BROKEN;
        }
    }

    private int run() throws IOException {
        if (arguments.operands().isEmpty()) {
            throw new IllegalArgumentException("there is no PATH");
        }
        if (arguments.has(Option.JSON) && arguments.has(Option.ZERO)) {
            throw new IllegalArgumentException("--json and --zero exclude each other");
        }
        if (arguments.has(Option.VERIFY)
                && (arguments.has(Option.OUT) || arguments.has(Option.LEAF) || arguments.has(Option.CHUNK))) {
            throw new IllegalArgumentException(
                    "--out, --leaf and --chunk exclude --verify: the rows say what they are");
        }
        long leaf = arguments.number(Option.LEAF, WitnessJob.LEAF_BYTES);
        long chunk = arguments.number(Option.CHUNK, Math.max(WitnessJob.CHUNK_BYTES, leaf));
        try (SparkSession spark = session()) {
            requireThere(spark, Option.OUT, false);
            requireThere(spark, Option.VERIFY, true);
            WitnessJob job = new WitnessJob(spark, (int) Math.min(leaf, Integer.MAX_VALUE), chunk);
            if (arguments.has(Option.VERIFY)) {
                return verify(spark, job);
            }
            Dataset<Row> rows = job.files(arguments.operands());
            return arguments.has(Option.OUT) ? write(spark, rows) : print(rows.toLocalIterator());
        }
    }

    private SparkSession session() {
        SparkSession.Builder builder = SparkSession.builder()
                .appName("atlas witness")
                .config("spark.ui.showConsoleProgress", terminal.isLive());
        arguments.value(Option.SPARK).ifPresent(master -> {
            builder.master(master);
            if (master.startsWith("local")) { // only for this user
                builder.config("spark.ui.enabled", false)
                        .config("spark.driver.bindAddress", "127.0.0.1")
                        .config("spark.driver.host", "127.0.0.1");
            } else {
                builder.config("spark.jars", System.getProperty(JARS, ""));
            }
        });
        return builder.getOrCreate();
    }

    /** Checked before the job, which may take hours. */
    private void requireThere(SparkSession spark, Option option, boolean isThere) throws IOException {
        if (arguments.has(option)) {
            String name = arguments.value(option).orElseThrow();
            if (MangledNames.have(name)) {
                throw new IllegalArgumentException(option + " " + name + ": " + LocalListing.NOT_TEXT);
            }
            Path folder = folder(spark, option);
            if (folder.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(folder) != isThere) {
                throw new IllegalArgumentException(
                        option + " " + name + ": " + (isThere ? "there is no such folder" : "is there already"));
            }
        }
    }

    private Path folder(SparkSession spark, Option option) throws IOException {
        return LocalListing.path(
                arguments.value(option).orElseThrow(), spark.sparkContext().hadoopConfiguration());
    }

    /** Spark writes to a folder of any name, but interprets a name that it reads as a glob. */
    private static Dataset<Row> read(SparkSession spark, Path folder) {
        return spark.read().parquet(folder.toString().replaceAll("[\\\\\\[\\]{}*?]", "\\\\$0"));
    }

    private int print(Iterator<Row> rows) {
        WitnessLines lines = new WitnessLines(terminal, arguments.has(Option.JSON), arguments.has(Option.ZERO));
        int code = TRUE;
        while (rows.hasNext()) {
            Row row = rows.next();
            String error = row.getAs("error");
            if (error != null) {
                lines.unusable(row.getAs("path"), error);
                code = FALSE;
                continue;
            }
            lines.witness(row.getAs("path"), witness(row));
        }
        return code;
    }

    private static Witness witness(Row row) {
        return new Witness(
                Witness.Kind.TREE,
                Integer.numberOfTrailingZeros(row.<Integer>getAs("leafSize")),
                HexFormat.of().parseHex(row.<String>getAs("root")),
                row.<Long>getAs("length"),
                row.<Integer>getAs("residue"),
                0,
                0);
    }

    /** The rows are read back to report errors: the job itself runs once. */
    private int write(SparkSession spark, Dataset<Row> rows) throws IOException {
        Path folder = folder(spark, Option.OUT);
        rows.write().mode(SaveMode.ErrorIfExists).parquet(folder.toString());
        Dataset<Row> written = read(spark, folder);
        List<Row> errors = written.where("error is not null")
                .select("path", "error")
                .limit(ERRORS_SHOWN + 1)
                .collectAsList();
        WitnessLines lines = new WitnessLines(terminal, false, false);
        errors.stream().limit(ERRORS_SHOWN).forEach(row -> lines.unusable(row.getString(0), row.getString(1)));
        if (errors.size() > ERRORS_SHOWN) {
            terminal.complain("and more; all are in " + folder + ", in the column error");
        }
        return errors.isEmpty() ? TRUE : FALSE;
    }

    private int verify(SparkSession spark, WitnessJob job) throws IOException {
        Dataset<Row> earlier = read(spark, folder(spark, Option.VERIFY));
        Dataset<Row> changes = job.verify(earlier, arguments.operands()).orderBy("path");
        WitnessLines lines = new WitnessLines(terminal, false, arguments.has(Option.ZERO));
        boolean isGood = true;
        for (Iterator<Row> rows = changes.toLocalIterator(); rows.hasNext(); ) {
            Row row = rows.next();
            isGood &= row.getAs("state").equals("same");
            if (arguments.has(Option.JSON)) {
                terminal.print(row.json() + "\n");
            } else {
                describe(row).forEach(what -> lines.say(row.getAs("path"), what));
            }
        }
        return isGood ? TRUE : FALSE;
    }

    private static List<String> describe(Row row) {
        return switch (row.<String>getAs("state")) {
            case "same" -> List.of("OK");
            case "missing" -> List.of("FAILED, is missing");
            case "new" -> List.of("FAILED, is new");
            case "error" -> List.of("FAILED, " + row.getAs("error"));
            default -> changed(row);
        };
    }

    private static List<String> changed(Row row) {
        List<String> lines = new ArrayList<>();
        long before = row.getAs("lengthBefore");
        long now = row.getAs("length");
        lines.add("FAILED, " + (before == now ? "bytes changed" : before + " bytes before, " + now + " now"));
        row.<Row>getList(row.fieldIndex("changed"))
                .forEach(range -> lines.add(
                        "bytes " + range.getLong(0) + ".." + (range.getLong(0) + range.getLong(1) - 1) + " changed"));
        return lines;
    }
}
