package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.Memory;
import org.teavm.interop.Export;

/** Conserved copy (section S7). */
final class Copy {
    private Copy() {}

    /** Copies n bytes like memmove, if the source is conserved (clauses S7.1 to S7.3). */
    @Export(name = "abi.copy")
    static int copy(int to, int from, int n) {
        if (!Ranges.valid(to, n) || !Ranges.valid(from, n)) {
            return Codes.INVALID;
        }
        if (Engines.sum(from, n) != 0) {
            return Codes.CONSERVATION;
        }
        if (n != 0) { // memory.copy traps on an address outside memory even if n is 0
            Memory.copy(to, from, n);
        }
        return Codes.OK;
    }
}
