package dev.atlasl2.spark;

import dev.atlasl2.spec.Limits;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.ShuffledRDD;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * Sums and tree witnesses of all files in a lake, each as {@code Witnesses.tree} makes it of the whole file, whatever
 * reads it: files are read in chunks, by all executors, and the compact ranges of a file's chunks are merged (clauses
 * S12.7 to S12.9).
 *
 * <pre>{@code
 * Dataset<Row> rows = new WitnessJob(spark).files(List.of("s3a://lake/2026", "data/*.bin"));
 * rows.write().parquet("witnesses");                        // and next year:
 * Dataset<Row> earlier = spark.read().parquet("witnesses");
 * new WitnessJob(spark).verify(earlier, List.of("s3a://lake/2026", "data/*.bin")).where("state <> 'same'").show();
 * }</pre>
 *
 * <p>There is a row for every file: one that is empty, cannot be read, or changed or vanished meanwhile says so in the
 * column {@code error}. Small files are packed into tasks; a task holds 1 MiB of a file at a time. The driver holds the
 * list of files, some 300 bytes for each, and no contents.
 *
 * <p>Immutable and thread-safe. Needs RDDs: a session of Spark Connect has none.
 */
public final class WitnessJob {
    /** The default length of a leaf, in bytes. */
    public static final int LEAF_BYTES = 1 << Limits.DEFAULT_LEAF_LOG2;
    /** The default length of a chunk, in bytes. */
    public static final long CHUNK_BYTES = 64L << 20;

    /** The largest number of chunks that one task sorts and merges. */
    private static final long MERGED_CHUNKS = 200_000;

    private final SparkSession spark;
    private final int leafBytes;
    private final long chunkBytes;

    /**
     * A job that makes leaves of {@link #LEAF_BYTES} and chunks of {@link #CHUNK_BYTES}.
     *
     * @throws IllegalArgumentException if spark is null
     */
    public WitnessJob(SparkSession spark) {
        this(spark, LEAF_BYTES, CHUNK_BYTES);
    }

    /**
     * @param spark the session to run in
     * @param leafBytes the length of a leaf: 256, 512, ... or 65,536
     * @param chunkBytes the length that is read at once, and the resolution at which {@link #verify} reports
     *     changes: a power of two, from leafBytes up
     * @throws IllegalArgumentException if spark is null, or a length is not valid
     */
    public WitnessJob(SparkSession spark, int leafBytes, long chunkBytes) {
        require(spark != null, "spark must be a session, got null");
        require(
                Integer.bitCount(leafBytes) == 1
                        && leafBytes >= 1 << Limits.MIN_LEAF_LOG2
                        && leafBytes <= 1 << Limits.MAX_LEAF_LOG2,
                "leafBytes must be 256, 512, ... or 65536, got " + leafBytes);
        require(
                Long.bitCount(chunkBytes) == 1 && chunkBytes >= leafBytes,
                "chunkBytes must be a power of two, from leafBytes up, got " + chunkBytes);
        this.spark = spark;
        this.leafBytes = leafBytes;
        this.chunkBytes = chunkBytes;
    }

    /**
     * Returns a row for each file, in the order of the paths, and of names within each, with the columns of {@link
     * FileRow}. The files are listed now, and every action on the rows reads them again: write the rows, or cache them.
     *
     * @param paths a file, a folder for all files in it and below, or a glob, each as Hadoop spells them; a path
     *     without a scheme is in the default file system
     * @throws IllegalArgumentException if there is no path, or one is null
     */
    public Dataset<Row> files(List<String> paths) {
        require(paths != null && !paths.isEmpty(), "paths must be one or more, got " + paths);
        require(paths.stream().noneMatch(path -> path == null), "paths must be text, got null among " + paths);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<LakeFile> files = Listing.of(paths, context.hadoopConfiguration());
        List<List<Piece>> tasks = Piece.pack(files, chunkBytes, context.defaultParallelism());
        if (tasks.isEmpty()) { // only empty folders
            return spark.createDataFrame(List.of(), FileRow.SCHEMA);
        }
        return spark.createDataFrame(rows(context, tasks, files.size()), FileRow.SCHEMA);
    }

    /**
     * Returns the comparison of the files of paths with the results of an earlier job, with the columns of
     * {@link Change}. It takes the lengths of leaves and chunks from the earlier rows, not from this job.
     *
     * @param earlier rows of {@link #files}
     * @param paths as {@link #files} takes them, spelled as they were then
     * @throws IllegalArgumentException if earlier is null, lacks a column, has no rows, or has rows of several
     *     lengths; or as {@link #files}
     */
    public Dataset<Row> verify(Dataset<Row> earlier, List<String> paths) {
        require(earlier != null, "earlier must be rows of files(), got null");
        List<String> columns = List.of(earlier.columns());
        for (String column : FileRow.SCHEMA.fieldNames()) {
            require(columns.contains(column), "earlier must be rows of files(), but it has no column " + column);
        }
        List<Row> lengths =
                earlier.select("leafSize", "chunkSize").distinct().limit(2).collectAsList();
        require(!lengths.isEmpty(), "earlier has no rows: nothing was witnessed, and there is nothing to compare with");
        require(lengths.size() == 1, "earlier must be rows of one length of leaves and chunks, got " + lengths);
        WitnessJob same = new WitnessJob(
                spark, lengths.getFirst().getInt(0), lengths.getFirst().getLong(1));
        return Change.between(earlier, same.files(paths));
    }

    private JavaRDD<Row> rows(JavaSparkContext context, List<List<Piece>> tasks, int files) {
        int leafLog2 = Integer.numberOfTrailingZeros(leafBytes);
        long chunk = chunkBytes; // a lambda that refers to this job would serialize the session too
        int leaf = leafBytes;
        Broadcast<SerializableConfiguration> configuration = // once per executor: reading it takes as long as 50 files
                context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
        List<byte[]> shipped = tasks.stream().map(SerializedTask::of).toList();
        JavaPairRDD<ChunkKey, Chunk> chunks = context.parallelize(shipped, shipped.size())
                .flatMap(task -> new ChunkReader(
                        SerializedTask.pieces(task),
                        leafLog2,
                        chunk,
                        configuration.value().value()))
                .mapToPair(found -> new Tuple2<>(new ChunkKey(found.file().index(), found.index()), found));
        long all = tasks.stream()
                .flatMap(List::stream)
                .mapToLong(piece -> piece.end() - piece.first())
                .sum();
        int merging = (int) Math.max(context.defaultParallelism(), Math.min(10_000, all / MERGED_CHUNKS));
        JavaPairRDD<ChunkKey, Chunk> sorted =
                chunks.repartitionAndSortWithinPartitions(new ByFile(files, Math.min(merging, files)));
        if (sorted.rdd() instanceof ShuffledRDD<?, ?, ?> shuffled) { // any configured serializer
            shuffled.setSerializer(new JavaSerializer(context.getConf()));
        }
        return sorted.values().mapPartitions(ofFiles -> new FileRows(ofFiles, leaf, chunk));
    }

    private static void require(boolean isTrue, String message) {
        if (!isTrue) {
            throw new IllegalArgumentException(message);
        }
    }
}
