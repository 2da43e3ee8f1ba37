package dev.atlasl2.spark;

import org.apache.spark.sql.SparkSession;

/** One session for all tests of this JVM: two threads, like two executors with one core each. */
final class LocalSession {
    private LocalSession() {}

    /** Returns the session; a new one if a command under test has ended it. */
    static SparkSession get() {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("tests")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 4)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.hadoop.fs.faulty.impl", FaultyFileSystem.class.getName())
                .getOrCreate();
        spark.sparkContext().setLogLevel("OFF"); // tests provoke errors, and report real ones themselves
        return spark;
    }
}
