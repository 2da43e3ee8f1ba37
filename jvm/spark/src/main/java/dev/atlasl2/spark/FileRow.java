package dev.atlasl2.spark;

import dev.atlasl2.CompactRange;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Witness;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of {@link WitnessJob#files}:
 *
 * <table>
 *   <caption>Columns</caption>
 *   <tr><td>path</td><td>string</td><td>the name, spelled as the path that it was found under</td></tr>
 *   <tr><td>length</td><td>bigint</td><td>in bytes, as listed</td></tr>
 *   <tr><td>modified</td><td>timestamp</td><td>as listed</td></tr>
 *   <tr><td>residue</td><td>int</td><td>the byte sum mod 96; null where the file could not be read</td></tr>
 *   <tr><td>conserved</td><td>boolean</td><td>whether that is 0</td></tr>
 *   <tr><td>root</td><td>string</td><td>digest of the tree witness, 64 digits of hex; null if there is none</td></tr>
 *   <tr><td>leafSize, chunkSize</td><td>int, bigint</td><td>in bytes</td></tr>
 *   <tr><td>chunks</td><td>array of binary</td><td>for each chunk its {@link CompactRange}, encoded</td></tr>
 *   <tr><td>error</td><td>string</td><td>why there is no witness; null if there is one</td></tr>
 *   <tr><td>kernel</td><td>string</td><td>what computed it, on whatever executors</td></tr>
 * </table>
 */
public final class FileRow {
    /** The columns. */
    public static final StructType SCHEMA = new StructType()
            .add("path", DataTypes.StringType, false)
            .add("length", DataTypes.LongType, false)
            .add("modified", DataTypes.TimestampType, false)
            .add("residue", DataTypes.IntegerType)
            .add("conserved", DataTypes.BooleanType)
            .add("root", DataTypes.StringType)
            .add("leafSize", DataTypes.IntegerType, false)
            .add("chunkSize", DataTypes.LongType, false)
            .add("chunks", DataTypes.createArrayType(DataTypes.BinaryType, false), false)
            .add("error", DataTypes.StringType)
            .add("kernel", DataTypes.StringType, false);

    private FileRow() {}

    /** @param chunks all chunks of one file, in order */
    static Row of(List<Chunk> chunks, int leafBytes, long chunkBytes) {
        LakeFile file = chunks.getFirst().file();
        String error = chunks.stream()
                .map(Chunk::error)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Witness witness = null;
        if (error == null && file.length() > 0) {
            try {
                witness = CompactRange.merge(chunks.stream()
                                .map(chunk -> CompactRange.decode(chunk.range()))
                                .toList())
                        .witness(file.length());
            } catch (AtlasException e) { // a chunk is missing or duplicated: the result is unknown
                error = "its chunks do not make it up: " + e.getMessage();
            }
        }
        boolean isEmpty = error == null && witness == null;
        Integer residue = witness != null ? (Integer) witness.resonance() : isEmpty ? (Integer) 0 : null;
        return RowFactory.create(
                file.name(),
                file.length(),
                new Timestamp(file.modified()),
                residue,
                residue == null ? null : residue == 0,
                witness == null ? null : HexFormat.of().formatHex(witness.digest()),
                leafBytes,
                chunkBytes,
                witness == null
                        ? new byte[0][]
                        : chunks.stream().map(Chunk::range).toArray(byte[][]::new),
                isEmpty ? Reason.EMPTY : error,
                chunks.stream()
                        .map(Chunk::kernel)
                        .filter(kernel -> !kernel.isEmpty())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("; ")));
    }
}
