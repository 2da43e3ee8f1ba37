package dev.atlasl2;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A witness as 64 bytes, little-endian (clause S13). Thread-safe. */
public final class WitnessRecord {
    private static final int LENGTH_AT = 32;
    private static final int TIMESTAMP_AT = 40;
    private static final int RESONANCE_AT = 48;
    private static final int KIND_AT = 49;
    private static final int LEAF_AT = 50;
    private static final int FLAGS_AT = 51;
    private static final int ZEROS_AT = 52;

    private WitnessRecord() {}

    /**
     * Returns the record of a witness (clause S13.1).
     *
     * @throws AtlasException INVALID where {@code witness} is null or has length 0
     */
    public static byte[] encode(Witness witness) {
        Require.notNull(witness, "witness");
        requireLength(witness.length());
        ByteBuffer record = ByteBuffer.allocate(Limits.RECORD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        record.put(0, witness.digest());
        record.putLong(LENGTH_AT, witness.length());
        record.putLong(TIMESTAMP_AT, witness.timestamp());
        record.put(RESONANCE_AT, (byte) witness.resonance());
        record.put(KIND_AT, (byte) (witness.kind() == Witness.Kind.FLAT ? 0 : 1));
        record.put(LEAF_AT, (byte) witness.leafLog2());
        record.put(FLAGS_AT, (byte) witness.flags());
        return record.array();
    }

    /**
     * Returns the witness of a record; encoding it gives the same bytes (clause S13.2).
     *
     * @throws AtlasException INVALID where {@code record} is null, does not have 64 bytes, or holds an unknown kind, a leaf length that does
     *     not fit the kind, a resonance above 95, length 0 or anything but 0 in the last 12 bytes
     */
    public static Witness decode(byte[] record) {
        Require.notNull(record, "record");
        if (record.length != Limits.RECORD_BYTES) {
            throw Require.invalid("record must have 64 bytes, got " + record.length);
        }
        ByteBuffer fields = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        int kind = Require.between(record[KIND_AT] & 0xff, 0, 1, "kind, byte 49 of record,");
        for (int i = ZEROS_AT; i < Limits.RECORD_BYTES; i++) {
            if (record[i] != 0) {
                throw Require.invalid("byte " + i + " of record must be 0, got " + (record[i] & 0xff));
            }
        }
        requireLength(fields.getLong(LENGTH_AT));
        byte[] digest = new byte[Limits.DIGEST_BYTES];
        fields.get(0, digest);
        return new Witness(kind == 0 ? Witness.Kind.FLAT : Witness.Kind.TREE, record[LEAF_AT] & 0xff, digest, fields.getLong(LENGTH_AT),
                record[RESONANCE_AT] & 0xff, fields.getLong(TIMESTAMP_AT), record[FLAGS_AT] & 0xff);
    }

    private static void requireLength(long length) {
        if (length == 0) {
            throw Require.invalid("length must be above 0: no region with a witness is empty");
        }
    }
}
