package dev.atlasl2.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atlasl2.Conservation;
import dev.atlasl2.Witnesses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlFunctionsTest {
    private static final StructType PARTS = new StructType()
            .add("region", DataTypes.StringType)
            .add("at", DataTypes.LongType)
            .add("bytes", DataTypes.BinaryType)
            .add("length", DataTypes.LongType);

    private final SparkSession spark = LocalSession.get();
    private final byte[] bytes = new byte[100_000];

    @BeforeEach
    void setUp() {
        new Random(1).nextBytes(bytes);
        SqlFunctions.register(spark);
    }

    @Test
    void partsInAnyOrderAndAnywhereGiveTheSumAndTheRootOfTheWhole() {
        List<Row> parts = parts(4096);
        Collections.shuffle(parts, new Random(2));
        parts.add(RowFactory.create("a", 4096L, null, 100_000L));

        Row row = query(parts, "conserved_sum(bytes), conserved_check(bytes), witness_tree(at, bytes, length)");

        assertThat(row.getInt(0)).isEqualTo(Conservation.sum(bytes));
        assertThat(row.getBoolean(1)).isEqualTo(Conservation.check(bytes));
        assertThat(row.getString(2))
                .isEqualTo(HexFormat.of()
                        .formatHex(Witnesses.treeWitness(bytes, 12).digest()));
    }

    @Test
    void conservedIsConserved() {
        byte[] whole = Arrays.copyOf(bytes, bytes.length + 1);
        whole[bytes.length] = (byte) ((96 - Conservation.sum(bytes)) % 96);

        Row row = query(List.of(RowFactory.create("a", 0L, whole, (long) whole.length)), "conserved_check(bytes)");

        assertThat(row.getBoolean(0)).isTrue();
    }

    @Test
    void noPartsHaveNoRootAndTheSumOfNothing() {
        Row row = query(
                List.of(RowFactory.create("a", null, null, null)),
                "conserved_sum(bytes), conserved_check(bytes), witness_tree(at, bytes, length)");

        assertThat(row.getInt(0)).isZero();
        assertThat(row.getBoolean(1)).isTrue();
        assertThat(row.isNullAt(2)).isTrue();
    }

    @Test
    void everyRegionOfAQueryHasItsOwn() {
        List<Row> parts = parts(8192);
        parts.add(RowFactory.create("b", 0L, new byte[] {5}, 1L));

        List<Row> rows = spark.createDataFrame(parts, PARTS)
                .repartition(3)
                .groupBy("region")
                .agg(functions.expr("conserved_sum(bytes)"))
                .orderBy("region")
                .collectAsList();

        assertThat(rows).extracting(row -> row.getInt(1)).containsExactly(Conservation.sum(bytes), 5);
    }

    @Test
    void gapOverlapAndMissingEndEndTheQueryAndAreNamed() {
        List<Row> gap = parts(4096);
        gap.remove(3);
        fails(gap, "the 4096 bytes from offset 12288 are missing");

        List<Row> end = parts(4096);
        end.removeLast();
        fails(end, "the 1696 bytes from offset 98304 are missing");

        List<Row> twice = parts(4096);
        twice.add(twice.get(5));
        fails(twice, "20480");

        List<Row> misaligned = new ArrayList<>(List.of(RowFactory.create("a", 1L, bytes, 100_000L)));
        fails(misaligned, "offset must be a multiple of the leaf size, 4096, got 1");

        List<Row> lengths = parts(4096);
        lengths.set(4, RowFactory.create("a", 16_384L, new byte[4096], 99_999L));
        fails(lengths, "length must be that of the region, 1 or more, and the same with every part");
    }

    @Test
    void partOfNoBytesAddsNothing() {
        List<Row> parts = parts(4096);
        parts.add(RowFactory.create("a", 4096L, new byte[0], 100_000L));
        parts.add(RowFactory.create("a", 100_000L, new byte[0], 100_000L));

        Row row = query(parts, "conserved_sum(bytes), witness_tree(at, bytes, length)");

        assertThat(row.getInt(0)).isEqualTo(Conservation.sum(bytes));
        assertThat(row.getString(1))
                .isEqualTo(HexFormat.of()
                        .formatHex(Witnesses.treeWitness(bytes, 12).digest()));
        Row nothing = query(
                List.of(RowFactory.create("a", 0L, new byte[0], 0L)),
                "conserved_sum(bytes), conserved_check(bytes), witness_tree(at, bytes, length)");
        assertThat(nothing.getInt(0)).isZero();
        assertThat(nothing.getBoolean(1)).isTrue();
        assertThat(nothing.isNullAt(2)).isTrue();
        fails(List.of(RowFactory.create("a", 0L, new byte[0], 5L)), "the 5 bytes from offset 0 are missing");
    }

    @Test
    void nullAmongTheNumbersOfAPartIsNamed() {
        fails(
                List.of(RowFactory.create("a", null, bytes, 100_000L)),
                "offset must be that of the part in its region, got null");
        fails(List.of(RowFactory.create("a", 0L, bytes, null)), "length must be that of the region, 1 or more");
        fails(List.of(RowFactory.create("a", 0L, new byte[0], null)), "length must be that of the region, 1 or more");
    }

    private void fails(List<Row> parts, String message) {
        assertThatThrownBy(() -> query(parts, "witness_tree(at, bytes, length)"))
                .hasStackTraceContaining(message);
    }

    private Row query(List<Row> parts, String what) {
        spark.createDataFrame(parts, PARTS).repartition(3).createOrReplaceTempView("parts");
        return spark.sql("select " + what + " from parts").head();
    }

    private List<Row> parts(int size) {
        List<Row> parts = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += size) {
            byte[] part = Arrays.copyOfRange(bytes, at, Math.min(at + size, bytes.length));
            parts.add(RowFactory.create("a", (long) at, part, (long) bytes.length));
        }
        return parts;
    }
}
