package dev.atlasl2.wasm.kernels;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.WitnessRecordReference;

/** Arguments that hosts look at, as a host in Java would: what has no form in memory never reaches a kernel. */
final class Records {
    private Records() {}

    /** Returns the argument, which is refused if it was not given. */
    static <T> T given(T argument) {
        if (argument == null) {
            throw invalid();
        }
        return argument;
    }

    static byte[] bytes(byte[] argument) {
        return given(argument);
    }

    static byte[] digest(byte[] argument) {
        if (bytes(argument).length != 32) {
            throw invalid();
        }
        return argument;
    }

    static byte[] of(Witness witness) {
        return WitnessRecordReference.encode(witness);
    }

    static Witness witness(byte[] record) {
        return WitnessRecordReference.decode(record);
    }

    /** An unsigned 32-bit argument from a wider one. */
    static int u32(long value) {
        if (value < 0 || value > 0xffffffffL) {
            throw invalid();
        }
        return (int) value;
    }

    static void sameLength(byte[] one, byte[] other) {
        if (bytes(one).length != bytes(other).length) {
            throw invalid();
        }
    }

    static AtlasException invalid() {
        return new AtlasException(ErrorCode.INVALID, "refused by the host");
    }
}
