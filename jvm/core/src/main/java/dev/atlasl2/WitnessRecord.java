package dev.atlasl2;

import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A witness as 64 bytes (clause S13): digest 32, length 8, timestamp 8, resonance 1, kind 1, leaf size 1, flags 1,
 * zeros 12; numbers little-endian and unsigned. Thread-safe.
 */
public final class WitnessRecord {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LENGTH = 32;
    private static final int TIMESTAMP = 40;
    private static final int RESONANCE = 48;
    private static final int KIND = 49;
    private static final int LEAF_LOG2 = 50;
    private static final int FLAGS = 51;
    private static final int ZEROS = 52;

    private WitnessRecord() {}

    /**
     * Returns the record of a witness (clause S13.1).
     *
     * @throws AtlasException INVALID if witness is null or its length is 0
     */
    public static byte[] encode(Witness witness) {
        Require.witness("witness", witness);
        byte[] record = new byte[Limits.RECORD_BYTES];
        int kind = witness.kind() == Witness.Kind.TREE ? 1 : 0;
        put(record, 0, witness.digest(), witness.length(), witness.resonance(), kind, witness.leafLog2());
        LONGS.set(record, TIMESTAMP, witness.timestamp());
        record[FLAGS] = (byte) witness.flags();
        return record;
    }

    /**
     * Returns the witness of a record, from which {@link #encode} makes the same 64 bytes (clause S13.2).
     *
     * @throws AtlasException INVALID if record is null or not 64 bytes, or has the length 0, a resonance above 95,
     *     an unknown kind, a leaf size that does not fit the kind, or a last twelve bytes that are not all zero
     */
    public static Witness decode(byte[] record) {
        Require.present("record", record);
        Require.range("length of record", record.length, Limits.RECORD_BYTES, Limits.RECORD_BYTES);
        byte[] own = record.clone(); // a copy, so that it cannot change between the check and the answer
        requireValid(own, 0);
        Witness.Kind kind = isTree(own, 0) ? Witness.Kind.TREE : Witness.Kind.FLAT;
        return new Witness(
                kind,
                leafLog2(own, 0),
                Arrays.copyOf(own, Limits.DIGEST_BYTES),
                length(own, 0),
                resonance(own, 0),
                (long) LONGS.get(own, TIMESTAMP),
                own[FLAGS] & 0xff);
    }

    // ---- records inside arrays, without an object: 64 bytes from at on

    /** Writes a record with timestamp 0 and flags 0. */
    static void put(byte[] record, int at, byte[] digest, long length, int resonance, int kind, int leafLog2) {
        System.arraycopy(digest, 0, record, at, Limits.DIGEST_BYTES);
        LONGS.set(record, at + LENGTH, length);
        LONGS.set(record, at + TIMESTAMP, 0L);
        record[at + RESONANCE] = (byte) resonance;
        record[at + KIND] = (byte) kind;
        record[at + LEAF_LOG2] = (byte) leafLog2;
        Arrays.fill(record, at + FLAGS, at + Limits.RECORD_BYTES, (byte) 0);
    }

    /** Refuses what {@link #decode} refuses. */
    static void requireValid(byte[] record, int at) {
        if (length(record, at) == 0) {
            throw Require.invalid("length in record must be at least 1, got 0");
        }
        Require.residue("resonance in record", resonance(record, at));
        Require.range("kind in record", record[at + KIND] & 0xff, 0, 1);
        int leafLog2 = leafLog2(record, at);
        if (isTree(record, at)) {
            Require.range("leafLog2 in record", leafLog2, Limits.MIN_LEAF_LOG2, Limits.MAX_LEAF_LOG2);
        } else {
            Require.range("leafLog2 in record of a flat witness", leafLog2, 0, 0);
        }
        for (int i = ZEROS; i < Limits.RECORD_BYTES; i++) {
            if (record[at + i] != 0) {
                throw Require.invalid("byte " + i + " of record must be 0, got " + (record[at + i] & 0xff));
            }
        }
    }

    static long length(byte[] record, int at) {
        return (long) LONGS.get(record, at + LENGTH);
    }

    static int resonance(byte[] record, int at) {
        return record[at + RESONANCE] & 0xff;
    }

    static boolean isTree(byte[] record, int at) {
        return record[at + KIND] == 1;
    }

    static int leafLog2(byte[] record, int at) {
        return record[at + LEAF_LOG2] & 0xff;
    }
}
