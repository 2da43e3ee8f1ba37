package dev.atlasl2.spark;

import org.apache.spark.sql.SparkSession;

/** One session for all tests of this JVM: two threads, as two executors with one core each would have. */
final class LocalSession {
    private static final SparkSession SPARK = SparkSession.builder()
            .master("local[2]")
            .appName("tests")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 4)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.hadoop.fs.faulty.impl", FaultyFileSystem.class.getName())
            .getOrCreate();

    static {
        SPARK.sparkContext().setLogLevel("OFF"); // tests provoke errors, and say themselves what is wrong
    }

    private LocalSession() {}

    static SparkSession get() {
        return SPARK;
    }
}
