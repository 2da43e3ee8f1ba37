package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.I32;
import org.teavm.interop.Export;

/** Sliding check (clauses S4.3 and S4.4). */
final class Sliding {
    private Sliding() {}

    /**
     * OK if every window of w bytes is conserved, otherwise CONSERVATION. w = 0 is refused; a w above n means the whole
     * region.
     */
    @Export(name = "abi.sliding_check")
    static int slidingCheck(int p, int n, int w) {
        if (w == 0 || !Ranges.valid(p, n)) {
            return Codes.INVALID;
        }
        int window = I32.less(n, w) ? n : w;
        if (Engines.sum(p, window) != 0) {
            return Codes.CONSERVATION;
        }
        // two neighbouring windows differ by one byte that enters and one that leaves
        return Engines.congruent(p, p + window, n - window) != 0 ? Codes.OK : Codes.CONSERVATION;
    }

    /**
     * OK if the bytes at a and b are equal mod 96, one by one, otherwise CONSERVATION. A sliding check over pieces
     * needs this.
     */
    @Export(name = "abi.congruent")
    static int congruent(int a, int b, int n) {
        if (!Ranges.valid(a, n) || !Ranges.valid(b, n)) {
            return Codes.INVALID;
        }
        return Engines.congruent(a, b, n) != 0 ? Codes.OK : Codes.CONSERVATION;
    }
}
