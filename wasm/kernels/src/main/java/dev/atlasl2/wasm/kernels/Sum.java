package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.I32;
import org.teavm.interop.Export;

/** Sum and checks (sections S2 and S4). Functions that answer a residue return -INVALID if they refuse. */
final class Sum {
    private static final int MAX_WINDOW = 1 << 20;

    private Sum() {}

    /** Clause S2.1. */
    @Export(name = "abi.sum")
    static int sum(int p, int n) {
        return Ranges.valid(p, n) ? Engines.sum(p, n) : -Codes.INVALID;
    }

    /** OK if the region is conserved, else CONSERVATION (clause S4.1). */
    @Export(name = "abi.check")
    static int check(int p, int n) {
        if (!Ranges.valid(p, n)) {
            return Codes.INVALID;
        }
        return Engines.sum(p, n) == 0 ? Codes.OK : Codes.CONSERVATION;
    }

    /** Clause S4.2. */
    @Export(name = "abi.window_check")
    static int windowCheck(int p, int n) {
        return n == 0 || I32.greater(n, MAX_WINDOW) ? Codes.INVALID : check(p, n);
    }
}
