package dev.atlasl2;

import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A witness as 64 bytes (clause S13): digest 32, length 8, timestamp 8, resonance 1, kind 1, leaf size 1, flags 1,
 * zeros 12; numbers little-endian and unsigned. Thread-safe.
 */
public final class WitnessRecord {
    private WitnessRecord() {}

    /**
     * Returns the record of a witness (clause S13.1).
     *
     * @throws AtlasException INVALID where witness is null or its length is 0
     */
    public static byte[] encode(Witness witness) {
        Require.witness("witness", witness);
        return ByteBuffer.allocate(Limits.RECORD_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(witness.digest())
                .putLong(witness.length())
                .putLong(witness.timestamp())
                .put((byte) witness.resonance())
                .put((byte) (witness.kind() == Witness.Kind.TREE ? 1 : 0))
                .put((byte) witness.leafLog2())
                .put((byte) witness.flags())
                .array();
    }

    /**
     * Returns the witness of a record, which {@link #encode} turns into the same 64 bytes (clause S13.2).
     *
     * @throws AtlasException INVALID where record is null or not 64 bytes, or holds the length 0, a resonance above 95,
     *     an unknown kind, a leaf size that does not fit the kind, or a last twelve bytes that are not all zero
     */
    public static Witness decode(byte[] record) {
        Require.present("record", record);
        Require.range("length of record", record.length, Limits.RECORD_BYTES, Limits.RECORD_BYTES);
        ByteBuffer in = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        byte[] digest = new byte[Limits.DIGEST_BYTES];
        in.get(digest);
        long length = in.getLong();
        long timestamp = in.getLong();
        int resonance = in.get() & 0xff;
        int kind = in.get() & 0xff;
        int leafLog2 = in.get() & 0xff;
        int flags = in.get() & 0xff;
        if (length == 0) {
            throw Require.invalid("length in record must be at least 1, got 0");
        }
        Require.range("kind in record", kind, 0, 1);
        while (in.hasRemaining()) {
            int at = in.position();
            Require.range("byte " + at + " of record", in.get() & 0xff, 0, 0);
        }
        // Resonance and leaf size are refused by the vocabulary itself.
        Witness.Kind function = kind == 0 ? Witness.Kind.FLAT : Witness.Kind.TREE;
        return new Witness(function, leafLog2, digest, length, resonance, timestamp, flags);
    }
}
