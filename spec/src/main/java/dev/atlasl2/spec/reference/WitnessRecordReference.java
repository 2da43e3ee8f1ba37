package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.util.Arrays;

/** The 64 bytes in which a witness is stored (clauses S13.1 and S13.2). */
public final class WitnessRecordReference {
    private static final int LENGTH = 32;
    private static final int TIMESTAMP = 40;
    private static final int RESONANCE = 48;
    private static final int KIND = 49;
    private static final int LEAF_LOG2 = 50;
    private static final int FLAGS = 51;
    private static final int ZEROS = 52;

    private WitnessRecordReference() {}

    /**
     * Returns the 64 bytes of a witness (clause S13.1).
     *
     * @throws AtlasException INVALID if witness is null or its length is 0
     */
    public static byte[] encode(Witness witness) {
        Require.witness("witness", witness);
        byte[] record = Arrays.copyOf(witness.digest(), Limits.RECORD_BYTES);
        writeLittleEndian(record, LENGTH, witness.length());
        writeLittleEndian(record, TIMESTAMP, witness.timestamp());
        record[RESONANCE] = (byte) witness.resonance();
        record[KIND] = (byte) (witness.kind() == Witness.Kind.FLAT ? 0 : 1);
        record[LEAF_LOG2] = (byte) witness.leafLog2();
        record[FLAGS] = (byte) witness.flags();
        return record;
    }

    /**
     * Returns the witness that 64 bytes hold (clause S13.2).
     *
     * @throws AtlasException INVALID if record is null or not 64 bytes, or holds the length 0, a resonance above 95,
     *     an unknown kind, a k out of range for its kind, or a nonzero byte after the flags
     */
    public static Witness decode(byte[] record) {
        Require.present("record", record);
        Require.range("length of record", record.length, Limits.RECORD_BYTES, Limits.RECORD_BYTES);
        int kind = record[KIND] & 0xff;
        Require.range("kind of record", kind, 0, 1);
        for (int i = ZEROS; i < Limits.RECORD_BYTES; i++) {
            Require.range("byte " + i + " of record", record[i] & 0xff, 0, 0);
        }
        // The constructor of the witness refuses the resonance and k.
        Witness witness = new Witness(
                kind == 0 ? Witness.Kind.FLAT : Witness.Kind.TREE,
                record[LEAF_LOG2] & 0xff,
                Arrays.copyOf(record, Limits.DIGEST_BYTES),
                readLittleEndian(record, LENGTH),
                record[RESONANCE] & 0xff,
                readLittleEndian(record, TIMESTAMP),
                record[FLAGS] & 0xff);
        Require.witness("record", witness);
        return witness;
    }

    private static void writeLittleEndian(byte[] record, int at, long value) {
        for (int i = 0; i < 8; i++) {
            record[at + i] = (byte) (value >>> (8 * i));
        }
    }

    private static long readLittleEndian(byte[] record, int at) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value |= (record[at + i] & 0xffL) << (8 * i);
        }
        return value;
    }
}
