package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.Bits128;
import dev.atlasl2.wasm.insn.I8x16;
import dev.atlasl2.wasm.insn.Memory;
import dev.atlasl2.wasm.insn.V128;
import org.teavm.interop.Export;

/** Equality mod 96 by vectors: two bytes are congruent if they differ by 0, 96 or 192. */
final class CongruentSimd {
    private CongruentSimd() {}

    @Export(name = "simd.congruent")
    static int congruent(int a, int b, int n) {
        V128 zero = I8x16.splat(0);
        V128 once = I8x16.splat(96);
        V128 twice = I8x16.splat(192);
        for (int vectors = n >>> 4; vectors != 0; vectors--) {
            V128 x = Memory.load128(a);
            V128 y = Memory.load128(b);
            V128 apart = I8x16.sub(I8x16.max(x, y), I8x16.min(x, y));
            V128 congruent = Bits128.or(
                    I8x16.equal(apart, zero), Bits128.or(I8x16.equal(apart, once), I8x16.equal(apart, twice)));
            if (I8x16.allTrue(congruent) == 0) {
                return 0;
            }
            a += 16;
            b += 16;
        }
        return CongruentBase.congruent(a, b, n & 15);
    }
}
