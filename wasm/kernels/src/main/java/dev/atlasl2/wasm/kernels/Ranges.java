package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.I32;
import dev.atlasl2.wasm.insn.I64;
import dev.atlasl2.wasm.insn.Memory;

/**
 * Whether the host may pass a range. A kernel refuses ranges outside memory or in the kernels' own page, and never
 * traps.
 */
final class Ranges {
    private Ranges() {}

    /** n bytes from p on; an empty range may be anywhere. */
    static boolean valid(int p, int n) {
        long size = (long) Memory.pages() << 16;
        return n == 0 || (!I32.less(p, Layout.HEAP) && !I64.less(size, I32.unsigned(p) + I32.unsigned(n)));
    }

    /** {@code count} entries of {@code size} bytes each. */
    static boolean valid(int p, int count, int size) {
        long bytes = I32.unsigned(count) * size;
        return bytes >>> 32 == 0 && valid(p, (int) bytes);
    }

    /** Whether a residue, a budget or an amount is in 0..95. */
    static boolean residue(int n) {
        return I32.less(n, 96);
    }
}
