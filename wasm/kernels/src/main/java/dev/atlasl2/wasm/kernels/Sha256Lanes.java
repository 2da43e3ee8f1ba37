package dev.atlasl2.wasm.kernels;

import static dev.atlasl2.wasm.insn.Bits128.and;
import static dev.atlasl2.wasm.insn.Bits128.or;
import static dev.atlasl2.wasm.insn.Bits128.xor;
import static dev.atlasl2.wasm.insn.I32x4.shiftLeft;
import static dev.atlasl2.wasm.insn.I32x4.shiftRight;

import dev.atlasl2.wasm.insn.V128;

/** The functions of {@link Sha256Words} on four words at once. */
final class Sha256Lanes {
    private Sha256Lanes() {}

    static V128 choose(V128 e, V128 f, V128 g) {
        return xor(g, and(e, xor(f, g)));
    }

    static V128 majority(V128 a, V128 b, V128 c) {
        return or(and(a, b), and(c, or(a, b)));
    }

    static V128 big0(V128 a) {
        return xor(xor(rotateRight(a, 2), rotateRight(a, 13)), rotateRight(a, 22));
    }

    static V128 big1(V128 e) {
        return xor(xor(rotateRight(e, 6), rotateRight(e, 11)), rotateRight(e, 25));
    }

    static V128 small0(V128 w) {
        return xor(xor(rotateRight(w, 7), rotateRight(w, 18)), shiftRight(w, 3));
    }

    static V128 small1(V128 w) {
        return xor(xor(rotateRight(w, 17), rotateRight(w, 19)), shiftRight(w, 10));
    }

    private static V128 rotateRight(V128 x, int n) {
        return or(shiftRight(x, n), shiftLeft(x, 32 - n));
    }
}
