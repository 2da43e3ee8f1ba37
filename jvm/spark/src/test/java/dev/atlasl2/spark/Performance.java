package dev.atlasl2.spark;

import dev.atlasl2.CompactRange;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Measures the job against a loop of the library on the same files, in turns, and writes docs/performance-spark.md.
 * Everything runs in one thread on files in the page cache, so it measures what Spark adds. Every answer is compared.
 */
final class Performance {
    private static final int ROUNDS = 7;
    private static final int LARGE = 64;
    private static final int LARGE_BYTES = 32 << 20;
    private static final int SMALL_BYTES = 4096;
    private static final int STEP = 1 << 20;
    private static final int LEAF_LOG2 = 12;

    private final Path folder;
    private final SparkSession spark;

    private Performance(Path folder, SparkSession spark) {
        this.folder = folder;
        this.spark = spark;
    }

    /**
     * Measures, and writes the page.
     *
     * @param args the page to write
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("atlas-spark");
        try (SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .getOrCreate()) {
            String page = new Performance(folder, spark).page();
            Files.writeString(Path.of(args[0]), page);
            System.out.print(page);
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Seconds of each. The ratio is how many times as fast as the loop the job is. */
    private record Pair(double job, double loop) {
        double speed() {
            return loop / job;
        }
    }

    private String page() throws IOException {
        write("large", LARGE, LARGE_BYTES);
        Map<Integer, Path> small = new TreeMap<>();
        for (int count : new int[] {10, 100, 1_000, 10_000}) {
            small.put(count, write("small-" + count, count, SMALL_BYTES));
        }
        Path large = folder.resolve("large");
        for (int i = 0; i < 3; i++) { // until the vector kernel has won and Spark's own code is compiled
            measure(large, WitnessJob.CHUNK_BYTES);
        }
        Pair whole = median(large, WitnessJob.CHUNK_BYTES);
        Pair fine = median(large, 64 << 10);
        long all = (long) LARGE * LARGE_BYTES;
        double perChunk = (fine.job - whole.job) / ((double) all / (64 << 10) - LARGE);
        StringBuilder text = new StringBuilder(head(large));
        text.append(String.format(
                Locale.ROOT,
                """
                ## One core in Spark against the bare library
                %d files of %d MiB. The loop reads a file in steps of 1 MiB and merges their compact ranges, in one
                thread of this JVM. The job does the same as `local[1]`, with listing, scheduling and the shuffle.

                | | GB/s | |
                |---|---|---|
                | the library's loop | %.2f | |
                | the job, chunks of 64 MiB | %.2f | **%.2f of the loop**; must reach 0.8 |
                | the job, chunks of 64 KiB | %.2f | %s |

                ## What files cost
                Files of 4 KiB.

                | files | job, s | loop, s | job, us per file | loop, us per file |
                |---|---|---|---|---|
                """,
                LARGE,
                LARGE_BYTES >> 20,
                all / whole.loop / 1e9,
                all / whole.job / 1e9,
                whole.speed(),
                all / fine.job / 1e9,
                perChunk <= 0
                        ? "the cost of a chunk is too small to measure"
                        : String.format(Locale.ROOT, "%.1f us more per chunk", perChunk * 1e6)));
        Map<Integer, Pair> byCount = new TreeMap<>();
        for (Map.Entry<Integer, Path> files : small.entrySet()) {
            int count = files.getKey();
            Pair pair = median(files.getValue(), WitnessJob.CHUNK_BYTES);
            byCount.put(count, pair);
            text.append(String.format(
                    Locale.ROOT,
                    "| %,d | %.3f | %.4f | %.0f | %.0f |\n",
                    count,
                    pair.job,
                    pair.loop,
                    pair.job / count * 1e6,
                    pair.loop / count * 1e6));
        }
        double perFile = (byCount.get(10_000).job - byCount.get(1_000).job) / 9_000;
        double perJob = byCount.get(10).job;
        double listed = heapPerFile();
        double speed = all / whole.job;
        text.append(String.format(
                Locale.ROOT,
                """

                A job takes at least %.2f s, and %.0f us more for each small file.

                ## On paper: a petabyte
                An estimate for 10^15 bytes, from the figures above. That is 7.5 million files of 128 MiB, or 15
                million chunks of 64 MiB.

                | what | takes | because |
                |---|---|---|
                | reading and hashing | %.0f core hours: %.1f h on 1,000 cores | %.2f GB/s per core, if the storage delivers 1,000 times that |
                | tasks | 50,000, of 20 GB each | a job has at most 50,000, because the driver keeps data about each |
                | the driver's list of files | %.1f GB of heap | %.0f bytes for each of 7.5 million files |
                | listing | %.0f min, by one thread of the driver | 1,000 names per request and 0.1 s per request, as in object stores |
                | the shuffle | %.0f GB in all | about 600 bytes per chunk |
                | the rows | 2 GB | a root, and 53 bytes per chunk |

                The first limit is the driver's list, in memory and in time. Small files reach it first: the same
                petabyte in files of 1 MiB has a billion names, and needs %.0f GB of heap and 28 h of listing. In
                that case run the job for one folder after the other (`--out` for each; Parquet folders are read
                together). A petabyte in one file has one name, and one row of 53 bytes for each chunk: 0.8 GB,
                which one executor must hold to merge them. Chunks of 1 GiB make 50 MB of it.
                """,
                perJob,
                perFile * 1e6,
                1e15 / speed / 3600,
                1e15 / speed / 3600 / 1000,
                speed / 1e9,
                listed * 7.5e6 / 1e9,
                listed,
                7.5e6 / 1000 * 0.1 / 60,
                15e6 * 600 / 1e9,
                listed * 1e15 / (1 << 20) / 1e9));
        return text.toString();
    }

    private String head(Path large) throws IOException {
        String kernel =
                new WitnessJob(spark).files(List.of(large.toString())).head().getAs("kernel");
        return """
            # Performance of the job for Spark

            Written by `mvn -Pperformance -DskipTests -pl jvm/spark -am package`. Do not edit this page by hand.

            | | |
            |---|---|
            | date | %s |
            | system | %s, %d processors; Java %s |
            | Spark | %s, `local[1]` |
            | kernel | %s |

            Times are medians of %d turns. Job and loop alternate in one JVM, and the files are in the page
            cache. Compare ratios between machines, not gigabytes.

            """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        spark.version(),
                        kernel,
                        ROUNDS);
    }

    private Pair median(Path files, long chunkBytes) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            pairs.add(measure(files, chunkBytes));
        }
        return new Pair(
                pairs.stream().mapToDouble(Pair::job).sorted().toArray()[ROUNDS / 2],
                pairs.stream().mapToDouble(Pair::loop).sorted().toArray()[ROUNDS / 2]);
    }

    private Pair measure(Path files, long chunkBytes) throws IOException {
        long start = System.nanoTime();
        List<Row> rows = new WitnessJob(spark, 1 << LEAF_LOG2, chunkBytes)
                .files(List.of(files.toString()))
                .collectAsList();
        double job = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        List<String> roots = loop(files);
        double loop = (System.nanoTime() - start) / 1e9;
        List<String> found = rows.stream().map(row -> row.<String>getAs("root")).toList();
        if (!found.equals(roots)) {
            throw new IllegalStateException("the job's roots are not the library's: " + files);
        }
        return new Pair(job, loop);
    }

    private static List<String> loop(Path files) throws IOException {
        List<String> roots = new ArrayList<>();
        byte[] buffer = new byte[STEP];
        try (Stream<Path> all = Files.list(files)) {
            for (Path file : all.sorted().toList()) {
                List<CompactRange> steps = new ArrayList<>();
                long length = 0;
                try (InputStream in = Files.newInputStream(file)) {
                    for (int count; (count = in.readNBytes(buffer, 0, STEP)) > 0; length += count) {
                        steps.add(CompactRange.of(buffer, 0, count, length, LEAF_LOG2));
                    }
                }
                roots.add(HexFormat.of()
                        .formatHex(CompactRange.merge(steps).witness(length).digest()));
            }
        }
        return roots;
    }

    /** Bytes of heap for one listed file, with a path of 80 characters. */
    private static double heapPerFile() {
        int count = 200_000;
        LakeFile[] files = new LakeFile[count];
        long before = used();
        for (int i = 0; i < count; i++) {
            String name = "s3a://a-lake/of/some/data/year=2026/month=11/day=23/part-%025d".formatted(i);
            files[i] = new LakeFile(i, new String(name), new String(name), i, i, null);
        }
        try {
            return (used() - before) / (double) count;
        } finally {
            Reference.reachabilityFence(files);
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private Path write(String name, int count, int length) throws IOException {
        Path files = Files.createDirectory(folder.resolve(name));
        byte[] bytes = new byte[length];
        new Random(count).nextBytes(bytes);
        for (int i = 0; i < count; i++) {
            bytes[i % length]++;
            Files.write(files.resolve("f%06d".formatted(i)), bytes);
        }
        return files;
    }
}
