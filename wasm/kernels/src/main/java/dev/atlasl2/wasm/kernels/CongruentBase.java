package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.Memory;
import org.teavm.interop.Export;

/**
 * Equality mod 96: a word at a time while words are equal, otherwise a byte at a time. The twin of {@link
 * CongruentSimd}.
 */
final class CongruentBase {
    private CongruentBase() {}

    @Export(name = "base.congruent")
    static int congruent(int a, int b, int n) {
        for (int words = n >>> 3; words != 0; words--) {
            if (Memory.load64(a) != Memory.load64(b) && bytes(a, b, 8) == 0) {
                return 0;
            }
            a += 8;
            b += 8;
        }
        return bytes(a, b, n & 7);
    }

    private static int bytes(int a, int b, int n) {
        for (; n != 0; n--) {
            if ((Memory.load8(a++) - Memory.load8(b++)) % 96 != 0) {
                return 0;
            }
        }
        return 1;
    }
}
