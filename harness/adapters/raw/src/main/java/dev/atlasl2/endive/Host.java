package dev.atlasl2.endive;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** What a host looks at itself, since it has no form in a module's memory; and how it writes and reads records. */
final class Host {
    static final int RECORD = 64;
    static final int DIGEST = 32;
    private static final int RESONANCE = 48;

    private Host() {}

    static AtlasException invalid(String what) {
        return new AtlasException(ErrorCode.INVALID, what);
    }

    static byte[] present(byte[] bytes) {
        if (bytes == null) {
            throw invalid("bytes are missing");
        }
        return bytes;
    }

    static byte[] digest(byte[] bytes) {
        if (present(bytes).length != DIGEST) {
            throw invalid("a digest has 32 bytes, got " + bytes.length);
        }
        return bytes;
    }

    static void sameLength(byte[] one, byte[] other) {
        if (present(one).length != present(other).length) {
            throw invalid("lengths differ: " + one.length + " and " + other.length);
        }
    }

    /** An unsigned 32-bit argument from a wider one. */
    static int u32(long value) {
        if (value < 0 || value > 0xffff_ffffL) {
            throw invalid(value + " is no 32-bit number");
        }
        return (int) value;
    }

    static byte[] record(Witness witness) {
        if (witness == null) {
            throw invalid("a witness is missing");
        }
        return ByteBuffer.allocate(RECORD)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(witness.digest())
                .putLong(witness.length())
                .putLong(witness.timestamp())
                .put((byte) witness.resonance())
                .put((byte) (witness.kind() == Witness.Kind.FLAT ? 0 : 1))
                .put((byte) witness.leafLog2())
                .put((byte) witness.flags())
                .array();
    }

    /** Reads what the module wrote or has checked. */
    static Witness witness(byte[] record) {
        ByteBuffer fields = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        return new Witness(
                record[RESONANCE + 1] == 0 ? Witness.Kind.FLAT : Witness.Kind.TREE,
                record[RESONANCE + 2] & 0xff,
                Arrays.copyOf(record, DIGEST),
                fields.getLong(DIGEST),
                record[RESONANCE] & 0xff,
                fields.getLong(DIGEST + 8),
                record[RESONANCE + 3] & 0xff);
    }
}
