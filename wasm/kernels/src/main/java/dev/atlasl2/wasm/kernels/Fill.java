package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.I32;
import dev.atlasl2.wasm.insn.I64;
import dev.atlasl2.wasm.insn.Memory;
import org.teavm.interop.Export;

/** Fill (section S6). */
final class Fill {
    private Fill() {}

    /** Clause S6.1. The value is checked even if n is 0 (clause S6.3). */
    @Export(name = "abi.fill")
    static int fill(int p, int n, int value) {
        if (I32.greater(value, 255) || !Ranges.valid(p, n)) {
            return Codes.INVALID;
        }
        if (n != 0) {
            Memory.fill(p, value, n - 1);
            Memory.store8(p + n - 1, last(value, I32.unsigned(n)));
        }
        return Codes.OK;
    }

    /**
     * The last of n bytes, n >= 1, also for regions that the host fills itself; -INVALID if an argument is out of
     * range.
     */
    @Export(name = "abi.fill_last")
    static int fillLast(int value, long n) {
        return I32.greater(value, 255) || I64.lessSigned(n, 1) ? -Codes.INVALID : last(value, n);
    }

    /** Reduces n - 1 first, so that the product of 64-bit numbers cannot overflow. */
    private static int last(int value, long n) {
        int before = value * (int) ((n - 1) % 96) % 96;
        return before == 0 ? 0 : 96 - before;
    }
}
