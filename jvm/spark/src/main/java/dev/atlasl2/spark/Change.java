package dev.atlasl2.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of {@link WitnessJob#verify}, one for each file that existed then or exists now:
 *
 * <table>
 *   <caption>Columns</caption>
 *   <tr><td>path</td><td>string</td><td>the name</td></tr>
 *   <tr><td>state</td><td>string</td><td>same, changed, missing (existed then, not now), new, or error (unknown)</td></tr>
 *   <tr><td>lengthBefore, length</td><td>bigint</td><td>in bytes; null if the file did not exist then, or does not
 *       exist now</td></tr>
 *   <tr><td>changed</td><td>array of struct(offset bigint, length bigint)</td><td>where its bytes have changed, in
 *       chunks; offset and length are in bytes, and neighbouring chunks are joined. If a file became shorter, the lost
 *       end counts as changed</td></tr>
 *   <tr><td>error</td><td>string</td><td>why the state is unknown</td></tr>
 * </table>
 */
public final class Change {
    private static final StructType RANGE =
            new StructType().add("offset", DataTypes.LongType, false).add("length", DataTypes.LongType, false);

    /** The columns. */
    public static final StructType SCHEMA = new StructType()
            .add("path", DataTypes.StringType, false)
            .add("state", DataTypes.StringType, false)
            .add("lengthBefore", DataTypes.LongType)
            .add("length", DataTypes.LongType)
            .add("changed", DataTypes.createArrayType(RANGE, false), false)
            .add("error", DataTypes.StringType);

    private static final List<String> COMPARED = List.of("path", "length", "root", "chunkSize", "chunks", "error");

    private Change() {}

    static Dataset<Row> between(Dataset<Row> earlier, Dataset<Row> now) {
        return side(earlier, "before")
                .join(side(now, "now"), functions.col("before.path").equalTo(functions.col("now.path")), "full_outer")
                .map((MapFunction<Row, Row>) pair -> of(pair.getStruct(0), pair.getStruct(1)), Encoders.row(SCHEMA));
    }

    private static Dataset<Row> side(Dataset<Row> rows, String name) {
        return rows.select(functions
                .struct(COMPARED.stream().map(functions::col).toArray(Column[]::new))
                .as(name));
    }

    private static Row of(Row before, Row now) {
        if (before == null) {
            String error = now.getAs("error");
            return row(now, isUnknown(error) ? "error" : "new", null, now, List.of(), error);
        }
        if (now == null) {
            return row(before, "missing", before, null, List.of(), null);
        }
        String error = now.getAs("error");
        String errorBefore = before.getAs("error");
        if ("no such file".equals(error)) {
            return row(before, "missing", before, null, List.of(), null);
        }
        if (isUnknown(error)) {
            return row(now, "error", before, now, List.of(), error);
        }
        if (isUnknown(errorBefore)) {
            return row(now, "error", before, now, List.of(), "was not witnessed: " + errorBefore);
        }
        boolean isSame = Objects.equals(before.getAs("root"), now.getAs("root"));
        return isSame
                ? row(now, "same", before, now, List.of(), null)
                : row(now, "changed", before, now, changed(before, now), null);
    }

    /** An empty file has no witness, but it is completely known. */
    private static boolean isUnknown(String error) {
        return error != null && !error.equals(Reason.EMPTY);
    }

    private static List<Row> changed(Row before, Row now) {
        List<byte[]> old = before.getList(before.fieldIndex("chunks"));
        List<byte[]> present = now.getList(now.fieldIndex("chunks"));
        long chunk = now.getAs("chunkSize");
        long length = now.getAs("length");
        List<Row> ranges = new ArrayList<>();
        long from = -1;
        for (int i = 0; i <= present.size(); i++) {
            boolean isChanged = i < present.size() && !(i < old.size() && Arrays.equals(old.get(i), present.get(i)));
            if (isChanged && from < 0) {
                from = i * chunk;
            } else if (!isChanged && from >= 0) {
                ranges.add(RowFactory.create(from, Math.min(i * chunk, length) - from));
                from = -1;
            }
        }
        return ranges;
    }

    private static Row row(Row named, String state, Row before, Row now, List<Row> changed, String error) {
        return RowFactory.create(named.getAs("path"), state, length(before), length(now), changed.toArray(), error);
    }

    private static Long length(Row row) {
        return row == null ? null : row.<Long>getAs("length");
    }
}
