package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.I32;
import org.teavm.interop.Export;

/** Deltas (section S5); -INVALID if an argument is out of range. There is only one length, so lengths cannot differ. */
final class Delta {
    private Delta() {}

    /** Clause S5.1. */
    @Export(name = "abi.delta")
    static int delta(int before, int after, int n) {
        return deltaRange(0, before, after, n);
    }

    /** Clause S5.2. */
    @Export(name = "abi.delta_byte")
    static int deltaByte(int sum, int old, int now) {
        if (!Ranges.residue(sum) || I32.greater(old, 255) || I32.greater(now, 255)) {
            return -Codes.INVALID;
        }
        return (sum + now - old + 288) % 96; // 288 = 3 x 96 keeps the dividend positive
    }

    /** Clause S5.3. */
    @Export(name = "abi.delta_range")
    static int deltaRange(int sum, int before, int after, int n) {
        if (!Ranges.residue(sum) || !Ranges.valid(before, n) || !Ranges.valid(after, n)) {
            return -Codes.INVALID;
        }
        return (sum + Engines.sum(after, n) - Engines.sum(before, n) + 96) % 96;
    }
}
