package dev.atlasl2.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.atlasl2.Kernels;
import dev.atlasl2.Witnesses;
import dev.atlasl2.spec.Witness;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessJobTest {
    private static final int LEAF = 256;
    private static final long CHUNK = 4096;

    private final SparkSession spark = LocalSession.get();
    private final WitnessJob job = new WitnessJob(spark, LEAF, CHUNK);

    @TempDir
    Path folder;

    @Test
    void everyRowIsTheWitnessOfTheWholeFile() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        for (int length : new int[] {1, 95, 255, 256, 257, 4095, 4096, 4097, 8192, 12_288, 70_001, 300_000}) {
            files.put("f-" + length, write("f-" + length, random(length)));
        }

        List<Row> rows = job.files(List.of(folder.toString())).collectAsList();

        assertThat(rows).hasSameSizeAs(files.entrySet()).allSatisfy(row -> {
            byte[] bytes =
                    files.get(Path.of(row.<String>getAs("path")).getFileName().toString());
            Witness witness = Witnesses.treeWitness(bytes, 8);
            assertThat(row.<String>getAs("root")).isEqualTo(HexFormat.of().formatHex(witness.digest()));
            assertThat(row.<Integer>getAs("residue")).isEqualTo(witness.resonance());
            assertThat(row.<Boolean>getAs("conserved")).isEqualTo(witness.resonance() == 0);
            assertThat(row.<Long>getAs("length")).isEqualTo(bytes.length);
            assertThat(row.<String>getAs("error")).isNull();
            assertThat(row.getList(row.fieldIndex("chunks"))).hasSize((int) ((bytes.length - 1) / CHUNK) + 1);
        });
    }

    @Test
    void lengthsOfLeavesAndChunksAreTaken() throws IOException {
        byte[] bytes = write("a", random(200_000));

        for (int leafLog2 : new int[] {8, 12, 16}) {
            int leaf = 1 << leafLog2;
            for (long chunk : new long[] {leaf, 4L * leaf, 1L << 40}) {
                Row row = new WitnessJob(spark, leaf, chunk)
                        .files(List.of(path("a")))
                        .head();
                assertThat(row.<String>getAs("root"))
                        .isEqualTo(HexFormat.of()
                                .formatHex(
                                        Witnesses.treeWitness(bytes, leafLog2).digest()));
                assertThat(row.<Integer>getAs("leafSize")).isEqualTo(leaf);
                assertThat(row.<Long>getAs("chunkSize")).isEqualTo(chunk);
            }
        }
    }

    /** Spark's own file source skips both, and names that begin with a dot or an underscore. */
    @Test
    void emptyAndHiddenFilesHaveTheirRows() throws IOException {
        write("empty", new byte[0]);
        write("_SUCCESS", random(7));
        write(".hidden/.a.crc", random(8));

        List<Row> rows = job.files(List.of(folder.toString())).collectAsList();

        assertThat(rows)
                .extracting(row -> name(row), row -> row.<Integer>getAs("residue") != null, row -> row.getAs("error"))
                .containsExactly(
                        tuple(".hidden/.a.crc", true, null),
                        tuple("_SUCCESS", true, null),
                        tuple("empty", true, "is empty, and there is no witness of 0 bytes (clause S11.2)"));
        assertThat(rows.get(2).<Boolean>getAs("conserved")).isTrue();
        assertThat(rows.get(2).<String>getAs("root")).isNull();
    }

    @Test
    void fileBeyondTwoGigabytesIsReadToItsEnd() throws IOException {
        long length = (1L << 31) + 4097;
        try (RandomAccessFile file = new RandomAccessFile(path("sparse"), "rw")) {
            file.setLength(length);
            file.seek(length - 1);
            file.write(7);
        }

        Row row = new WitnessJob(spark, 65_536, 1L << 28)
                .files(List.of(path("sparse")))
                .head();

        assertThat(row.<Long>getAs("length")).isEqualTo(length);
        assertThat(row.<Integer>getAs("residue")).isEqualTo(7);
        assertThat(row.getList(row.fieldIndex("chunks"))).hasSize(9);
        assertThat(row.<String>getAs("error")).isNull();
    }

    @Test
    void whatHappensToOneFileIsSaidInItsRowAndTheRestGoOn() throws IOException {
        for (String name :
                List.of("broken", "closed/x", "fine", "forbidden", "growing", "shrinking", "touched", "vanishing")) {
            write(name, random(10_000));
        }

        Map<String, String> errors = new HashMap<>();
        job.files(List.of("faulty://" + folder, path("never")))
                .collectAsList()
                .forEach(row -> errors.put(
                        Path.of(row.<String>getAs("path")).getFileName().toString(), row.getAs("error")));

        assertThat(errors)
                .containsOnly(
                        entry("broken", "bad sector 7"),
                        entry("closed", "cannot be listed: permission denied"),
                        entry("fine", null),
                        entry("forbidden", "permission denied"),
                        entry("growing", "changed while it was read: 10000 bytes at first, 10001 in the end"),
                        entry("shrinking", "changed while it was read: 10000 bytes at first, 3 in the end"),
                        entry("touched", "changed while it was read: it was written to after it was listed"),
                        entry("vanishing", "no such file"),
                        entry("never", "no such file"));
    }

    @Test
    void manySmallFilesShareTasks() throws IOException {
        int count = 3000;
        for (int i = 0; i < count; i++) {
            write("d" + i % 7 + "/f" + i, new byte[] {(byte) i, 1});
        }

        Dataset<Row> rows = job.files(List.of(folder.toString()));

        List<Row> found = rows.collectAsList();
        assertThat(found).hasSize(count).allSatisfy(row -> {
            int i = Integer.parseInt(name(row).replaceAll(".*f", ""));
            assertThat(row.<Integer>getAs("residue")).isEqualTo(((i & 255) + 1) % 96);
        });
        List<LakeFile> small = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            small.add(new LakeFile(i, "f" + i, "", 2, 0, null));
        }
        assertThat(Piece.pack(small, 64 << 20, 4))
                .as("127 files of 1 MiB of cost each")
                .hasSize(24);
        assertThat(Piece.pack(small.subList(0, 40), 64 << 20, 4))
                .as("no thread without work")
                .hasSize(4);
    }

    @Test
    void petabyteHasNoMoreTasksThanADriverCanHold() {
        List<LakeFile> large = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            large.add(new LakeFile(i, "l" + i, "", 1L << 40, 0, null));
        }

        List<List<Piece>> tasks = Piece.pack(large, 64L << 20, 400);

        assertThat(tasks).hasSizeBetween(40_000, 60_000);
        assertThat(tasks.stream()
                        .flatMap(List::stream)
                        .mapToLong(piece -> piece.end() - piece.first())
                        .sum())
                .isEqualTo(1000L << 14);
    }

    @Test
    void taskOfALargeFileHasWholeChunksAndAllOfThemOnce() {
        LakeFile large = new LakeFile(0, "l", "", 10L * CHUNK + 1, 0, null);
        long next = 0;
        for (List<Piece> task : Piece.pack(List.of(large), CHUNK, 1000)) {
            for (Piece piece : task) {
                assertThat(piece.first()).isEqualTo(next);
                next = piece.end();
            }
        }
        assertThat(next).isEqualTo(11);
    }

    @Test
    void globsMatchAndNamesStayAsTheyAreSpelled() throws IOException {
        write("a1.bin", random(5));
        write("a2.bin", random(5));
        write("a2.txt", random(5));
        write("odd/odd [x] %20\n*:y", random(5));

        assertThat(names(path("a*.bin"))).containsExactly(path("a1.bin"), path("a2.bin"));
        assertThat(names(path("a2.{txt,bin}"))).containsExactly(path("a2.bin"), path("a2.txt"));
        assertThat(names(path("odd/odd [x] %20\n*:y"))).containsExactly(path("odd/odd [x] %20\n*:y"));
        assertThat(names(path("a1.bin"), path("a1.bin")))
                .as("asked twice, said twice")
                .hasSize(2);
        assertThat(names(path("odd"))).containsExactly(path("odd/odd [x] %20\n*:y"));
        assertThat(names(folder + "//")).contains(path("a1.bin"));
    }

    @Test
    void linksAndPipesHaveTheirRowsOnce() throws Exception {
        write("real/file", random(10));
        Files.createSymbolicLink(folder.resolve("real/circle"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("real/up"), folder);
        Files.createSymbolicLink(folder.resolve("also"), Path.of("real/file"));
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
        Files.createSymbolicLink(folder.resolve("itself"), Path.of("itself"));
        assertThat(new ProcessBuilder("mkfifo", path("pipe")).start().waitFor()).isZero();

        List<Row> rows = job.files(List.of(folder.toString(), path("p*"))).collectAsList();

        String circle = "links that lead in a circle";
        String pipe = "is a pipe, a socket or a device: a job reads regular files only";
        assertThat(rows)
                .extracting(
                        row -> row.<String>getAs("path")
                                .substring(folder.toString().length() + 1),
                        row -> row.getAs("error"))
                .containsExactly(
                        tuple("also", null),
                        tuple("dangling", "no such file"),
                        tuple("itself", circle),
                        tuple("pipe", pipe),
                        tuple("real/circle", circle),
                        tuple("real/file", null),
                        tuple("real/up", circle),
                        tuple("pipe", pipe));
    }

    @Test
    void emptyFolderHasNoRows() {
        assertThat(job.files(List.of(folder.toString())).collectAsList()).isEmpty();
    }

    @Test
    void changesAreNamedByFileAndByChunk() throws IOException {
        write("same", random(9000));
        byte[] changed = write("changed", random(50_000));
        write("shorter", random(9000));
        write("longer", random(9000));
        write("gone", random(10));
        write("emptied", random(10));
        write("empty", new byte[0]);
        Path rows = folder.resolveSibling(folder.getFileName() + "-rows");
        job.files(List.of(folder.toString())).write().parquet(rows.toString());
        changed[4096]++;
        changed[8191]++;
        changed[8192]++;
        changed[49_999]++;
        write("changed", changed);
        write("shorter", Arrays.copyOf(Files.readAllBytes(folder.resolve("shorter")), 5000));
        Files.write(folder.resolve("longer"), new byte[4000], StandardOpenOption.APPEND);
        Files.delete(folder.resolve("gone"));
        write("emptied", new byte[0]);
        write("new", random(10));

        List<Row> found = new WitnessJob(spark)
                .verify(spark.read().parquet(rows.toString()), List.of(folder.toString()))
                .orderBy("path")
                .collectAsList();

        assertThat(found)
                .extracting(WitnessJobTest::name, row -> row.getAs("state"), row -> ranges(row))
                .containsExactly(
                        tuple("changed", "changed", List.of("4096+8192", "49152+848")),
                        tuple("emptied", "changed", List.of()),
                        tuple("empty", "same", List.of()),
                        tuple("gone", "missing", List.of()),
                        tuple("longer", "changed", List.of("8192+4808")),
                        tuple("new", "new", List.of()),
                        tuple("same", "same", List.of()),
                        tuple("shorter", "changed", List.of("4096+904")));
    }

    @Test
    void verifyNeverCallsSameWhatItCannotRead() throws IOException {
        write("forbidden", random(10));
        Dataset<Row> earlier = job.files(List.of(folder.toString())).cache();
        assertThat(earlier.count()).isEqualTo(1);
        Dataset<Row> faulty = job.files(List.of("faulty://" + folder)).cache();

        Row unreadable = Change.between(
                        earlier.withColumn("path", functions.lit("x")), faulty.withColumn("path", functions.lit("x")))
                .head();
        Row unknownBefore = Change.between(
                        faulty.withColumn("path", functions.lit("x")), earlier.withColumn("path", functions.lit("x")))
                .head();

        assertThat(unreadable.<String>getAs("state")).isEqualTo("error");
        assertThat(unreadable.<String>getAs("error")).isEqualTo("permission denied");
        assertThat(unknownBefore.<String>getAs("state")).isEqualTo("error");
        assertThat(unknownBefore.<String>getAs("error")).isEqualTo("was not witnessed: permission denied");
    }

    @Test
    void badArgumentsAreNamed() {
        refused(() -> new WitnessJob(null), "spark must be a session, got null");
        for (int leaf : new int[] {0, -256, 128, 300, 1 << 17, Integer.MIN_VALUE}) {
            refused(
                    () -> new WitnessJob(spark, leaf, 1 << 20),
                    "leafBytes must be 256, 512, ... or 65536, got " + leaf);
        }
        for (long chunk : new long[] {0, -1, 2048, 4097, Long.MIN_VALUE}) {
            refused(
                    () -> new WitnessJob(spark, 4096, chunk),
                    "chunkBytes must be a power of two, from leafBytes up, got");
        }
        refused(() -> job.files(null), "paths must be one or more, got null");
        refused(() -> job.files(List.of()), "paths must be one or more, got []");
        refused(() -> job.files(Arrays.asList("a", null)), "paths must be text, got null among [a, null]");
        refused(() -> job.verify(null, List.of("x")), "earlier must be rows of files(), got null");
        refused(
                () -> job.verify(spark.range(3).toDF(), List.of("x")),
                "earlier must be rows of files(), but it has no column path");
        refused(
                () -> job.verify(spark.createDataFrame(List.of(), FileRow.SCHEMA), List.of("x")),
                "earlier has no rows: nothing was witnessed, and there is nothing to compare with");
    }

    /** The rows say which kernel ran on which executor. */
    @Test
    void rowsNameTheKernel() throws IOException {
        write("a", random(10_000));

        assertThat(job.files(List.of(path("a"))).head().<String>getAs("kernel"))
                .startsWith(Kernels.describe().split(";")[0]);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }

    private static List<String> ranges(Row row) {
        return row.<Row>getList(row.fieldIndex("changed")).stream()
                .map(range -> range.getLong(0) + "+" + range.getLong(1))
                .toList();
    }

    private List<String> names(String... paths) {
        return job.files(List.of(paths)).collectAsList().stream()
                .map(row -> row.<String>getAs("path"))
                .toList();
    }

    private static String name(Row row) {
        String path = row.getAs("path");
        return path.substring(path.indexOf('/', path.indexOf("junit")) + 1);
    }

    private String path(String name) {
        return folder + "/" + name;
    }

    private byte[] write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return bytes;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
