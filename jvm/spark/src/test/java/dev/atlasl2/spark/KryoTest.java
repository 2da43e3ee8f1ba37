package dev.atlasl2.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.Witnesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Managed clusters set Spark's serializer for all jobs; some refuse every class that is not registered. */
class KryoTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.serializer", "org.apache.spark.serializer.KryoSerializer",
            "spark.kryo.registrationRequired", "true");

    @TempDir
    Path folder;

    private SparkSession spark;

    @BeforeEach
    void startWithKryo() {
        LocalSession.get().stop();
        SETTINGS.forEach(System::setProperty);
        spark = LocalSession.get();
    }

    @AfterEach
    void stop() {
        spark.stop();
        SETTINGS.keySet().forEach(System::clearProperty);
    }

    @Test
    void jobAndFunctionsDoNotDependOnTheSerializerOfTheSession() throws IOException {
        assertThat(spark.sparkContext().getConf().get("spark.serializer")).endsWith("KryoSerializer");
        byte[] bytes = new byte[20_000];
        bytes[17] = 5;
        for (int i = 0; i < 20; i++) {
            Files.write(folder.resolve("f" + i), bytes);
        }
        String root = HexFormat.of().formatHex(Witnesses.treeWitness(bytes, 12).digest());
        WitnessJob job = new WitnessJob(spark, 4096, 4096);

        Dataset<Row> rows = job.files(List.of(folder.toString(), folder + "/nowhere"));

        assertThat(rows.collectAsList())
                .hasSize(21)
                .filteredOn(row -> row.getAs("error") == null)
                .hasSize(20)
                .allSatisfy(row -> assertThat(row.<String>getAs("root")).isEqualTo(root));
        assertThat(job.verify(rows, List.of(folder.toString()))
                        .where("state = 'same'")
                        .count())
                .isEqualTo(20);
        StructType parts = new StructType()
                .add("at", DataTypes.LongType)
                .add("bytes", DataTypes.BinaryType)
                .add("length", DataTypes.LongType);
        SqlFunctions.register(spark);
        assertThat(spark.createDataFrame(List.of(RowFactory.create(0L, bytes, 20_000L)), parts)
                        .repartition(3)
                        .selectExpr("witness_tree(at, bytes, length)")
                        .head()
                        .getString(0))
                .isEqualTo(root);
    }
}
