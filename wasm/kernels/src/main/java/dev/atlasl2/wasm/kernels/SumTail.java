package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.I32;
import dev.atlasl2.wasm.insn.Memory;

/** The sum of the bytes that are left after the last whole vector or step: by 8, by 4, then one at a time. */
final class SumTail {
    private static final long EVEN_BYTES = 0x00ff00ff00ff00ffL;

    private SumTail() {}

    /** The exact sum of n bytes; n is small, below 2^24. */
    static int sum(int p, int n) {
        int total = 0;
        for (; !I32.less(n, 8); n -= 8) {
            total += bytes(Memory.load64(p));
            p += 8;
        }
        if ((n & 4) != 0) {
            total += bytes(I32.unsigned(Memory.load32(p)));
            p += 4;
        }
        for (n &= 3; n != 0; n--) {
            total += Memory.load8(p++);
        }
        return total;
    }

    /**
     * Adds the bytes of a word: pairs into 16-bit lanes, then the multiplication gathers the lanes in the topmost one.
     */
    static int bytes(long word) {
        long pairs = (word & EVEN_BYTES) + (word >>> 8 & EVEN_BYTES);
        return (int) ((pairs * 0x0001000100010001L) >>> 48);
    }
}
