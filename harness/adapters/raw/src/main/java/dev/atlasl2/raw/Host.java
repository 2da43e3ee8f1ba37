package dev.atlasl2.raw;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * The checks that a host must do itself, because a module's memory cannot express such values; and reading and writing
 * records.
 */
final class Host {
    static final int RECORD = 64;
    static final int DIGEST = 32;
    static final long MAX_U32 = 0xffff_ffffL;
    private static final int RESONANCE = 48;

    private Host() {}

    static AtlasException invalid(String what) {
        return new AtlasException(ErrorCode.INVALID, what);
    }

    /** Returns the argument of that name; refuses if it was not given. */
    static <T> T given(String name, T argument) {
        if (argument == null) {
            throw invalid(name + " must be given, got nothing");
        }
        return argument;
    }

    /** Returns the entries, each of which must be given. */
    static <T> List<T> each(String name, List<T> entries) {
        for (int i = 0; i < given(name, entries).size(); i++) {
            given(name + "[" + i + "]", entries.get(i));
        }
        return entries;
    }

    static byte[] digest(String name, byte[] bytes) {
        if (given(name, bytes).length != DIGEST) {
            throw invalid(name + " must have " + DIGEST + " bytes, got " + bytes.length);
        }
        return bytes;
    }

    static void sameLength(String name, byte[] one, String otherName, byte[] other) {
        if (given(name, one).length != given(otherName, other).length) {
            throw invalid(name + " and " + otherName + " must be equally long, got " + one.length + " and "
                    + other.length + " bytes");
        }
    }

    /** An unsigned 32-bit argument from a wider one. */
    static int u32(String name, long value) {
        if (value < 0 || value > MAX_U32) {
            throw invalid(name + " must be 0.." + MAX_U32 + ", got " + value);
        }
        return (int) value;
    }

    static byte[] record(String name, Witness witness) {
        given(name, witness);
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

    /** Reads a record that the module wrote or checked. */
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
