package dev.atlasl2.spark;

import dev.atlasl2.Conservation;
import dev.atlasl2.spec.Limits;
import java.util.HexFormat;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Aggregator;
import org.apache.spark.sql.functions;
import scala.Tuple3;

/**
 * The layer as aggregate functions of SQL. What they take together are parts of one region, in any order, wherever they
 * are (clauses S3.2 and S12.8); null bytes are no part, and a part of 0 bytes adds nothing.
 *
 * <table>
 *   <caption>Functions</caption>
 *   <tr><td>{@code conserved_sum(bytes)}</td><td>int</td><td>the byte sum mod 96, 0 of no bytes</td></tr>
 *   <tr><td>{@code conserved_check(bytes)}</td><td>boolean</td><td>whether that is 0</td></tr>
 *   <tr><td>{@code witness_tree(offset, bytes, length)}</td><td>string</td><td>the digest of the tree witness with leaves of
 *       4,096 bytes, in hex; null of no parts. offset: of the part's first byte in the region, a multiple of 4,096, not null; length:
 *       of the region, the same with every part. A gap, an overlap, a missing end or bytes past it end the query, and are
 *       named by offset and length (clause S12.9)</td></tr>
 * </table>
 */
public final class SqlFunctions {
    private SqlFunctions() {}

    /** Registers the three functions in a session. They replace functions with the same names. */
    public static void register(SparkSession spark) {
        spark.udf().register("conserved_sum", functions.udaf(new Sum(), Encoders.BINARY()));
        spark.udf().register("conserved_check", functions.udaf(new Check(), Encoders.BINARY()));
        spark.udf()
                .register(
                        "witness_tree",
                        functions.udaf(
                                new Tree(), Encoders.tuple(Encoders.LONG(), Encoders.BINARY(), Encoders.LONG())));
    }

    private abstract static class Residue<T> extends Aggregator<byte[], Integer, T> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer zero() {
            return 0;
        }

        @Override
        public Integer reduce(Integer residue, byte[] bytes) {
            return bytes == null ? residue : merge(residue, Conservation.sum(bytes));
        }

        @Override
        public Integer merge(Integer a, Integer b) {
            return (a + b) % Limits.MODULUS;
        }

        @Override
        public Encoder<Integer> bufferEncoder() {
            return Encoders.INT();
        }
    }

    private static final class Sum extends Residue<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer finish(Integer residue) {
            return residue;
        }

        @Override
        public Encoder<Integer> outputEncoder() {
            return Encoders.INT();
        }
    }

    private static final class Check extends Residue<Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean finish(Integer residue) {
            return residue == 0;
        }

        @Override
        public Encoder<Boolean> outputEncoder() {
            return Encoders.BOOLEAN();
        }
    }

    private static final class Tree extends Aggregator<Tuple3<Long, byte[], Long>, RegionParts, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public RegionParts zero() {
            return new RegionParts();
        }

        @Override
        public RegionParts reduce(RegionParts parts, Tuple3<Long, byte[], Long> part) {
            if (part._2() != null) {
                parts.add(part._1(), part._2(), part._3());
            }
            return parts;
        }

        @Override
        public RegionParts merge(RegionParts a, RegionParts b) {
            a.addAll(b);
            return a;
        }

        @Override
        public String finish(RegionParts parts) {
            return parts.witness()
                    .map(witness -> HexFormat.of().formatHex(witness.digest()))
                    .orElse(null);
        }

        @Override
        public Encoder<RegionParts> bufferEncoder() {
            return Encoders.javaSerialization(RegionParts.class);
        }

        @Override
        public Encoder<String> outputEncoder() {
            return Encoders.STRING();
        }
    }
}
