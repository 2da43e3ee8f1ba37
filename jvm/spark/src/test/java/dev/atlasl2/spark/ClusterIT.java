package dev.atlasl2.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.ConservedSum;
import dev.atlasl2.Witnesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A standalone cluster of real processes, some of which die in the middle of a job. */
@EnabledIfSystemProperty(
        named = "atlas.spark.cluster",
        matches = "true",
        disabledReason =
                "starts a cluster of seven processes on this machine; to run it: mvn verify -Datlas.spark.cluster=true")
class ClusterIT {
    private static final int FILES = 12;
    private static final int LENGTH = 40 << 20;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void executorAndWorkerThatDieInMidJobLoseNothing() throws IOException {
        List<String> expected = files();
        SparkSession.getActiveSession().foreach(session -> {
            session.stop();
            return null;
        });
        try (Cluster cluster = new Cluster(Files.createDirectory(folder.resolve("spark")), 3);
                SparkSession spark = session(cluster)) {
            AtomicInteger ended = new AtomicInteger();
            AtomicInteger removed = new AtomicInteger();
            spark.sparkContext().addSparkListener(new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd task) {
                    switch (ended.incrementAndGet()) {
                        case 6 -> cluster.killExecutorOf(0);
                        case 12 -> cluster.killWorker(1);
                        default -> {}
                    }
                }

                @Override
                public void onExecutorRemoved(SparkListenerExecutorRemoved executor) {
                    removed.incrementAndGet();
                }
            });

            List<Row> rows = new WitnessJob(spark, 4096, 4 << 20)
                    .files(List.of(folder + "/f*"))
                    .collectAsList();

            assertThat(rows).extracting(row -> row.<String>getAs("error")).containsOnlyNulls();
            assertThat(rows)
                    .extracting(row -> row.<Integer>getAs("residue") + " " + row.getAs("root"))
                    .containsExactlyElementsOf(expected);
            assertThat(rows)
                    .extracting(row -> row.<String>getAs("kernel"))
                    .allMatch(kernel -> kernel.startsWith("vector"));
            assertThat(removed).as(cluster.logs()).hasValueGreaterThanOrEqualTo(2);
        }
    }

    private static SparkSession session(Cluster cluster) {
        return SparkSession.builder()
                .master(cluster.url())
                .appName("tests")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.executor.memory", "512m")
                .config("spark.executor.cores", 1)
                .config("spark.default.parallelism", 40) // tasks of about 12 MiB: the job has a middle
                .config("spark.jars", String.join(",", Cluster.ownJars()))
                .config("spark.executor.extraJavaOptions", "-Datlas.kernel.require=vector")
                .getOrCreate();
    }

    /** Writes files and returns the right result of each. */
    private List<String> files() throws IOException {
        List<String> expected = new ArrayList<>();
        byte[] bytes = new byte[LENGTH + 1];
        new Random(3).nextBytes(bytes);
        for (int i = 0; i < FILES; i++) {
            bytes[i * 1000]++;
            Files.write(folder.resolve("f" + (char) ('a' + i)), bytes);
            ConservedSum sum = new ConservedSum();
            sum.update(bytes);
            expected.add(sum.value() + " "
                    + HexFormat.of().formatHex(Witnesses.treeWitness(bytes, 12).digest()));
        }
        return expected;
    }
}
