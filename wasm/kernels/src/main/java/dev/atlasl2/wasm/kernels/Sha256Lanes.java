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

    static V128 majority(V128 b, V128 ab, V128 bc) {
        return xor(b, and(ab, bc));
    }

    static V128 big0(V128 a) {
        return xor(
                xor(or(shiftRight(a, 2), shiftLeft(a, 30)), or(shiftRight(a, 13), shiftLeft(a, 19))),
                or(shiftRight(a, 22), shiftLeft(a, 10)));
    }

    static V128 big1(V128 e) {
        return xor(
                xor(or(shiftRight(e, 6), shiftLeft(e, 26)), or(shiftRight(e, 11), shiftLeft(e, 21))),
                or(shiftRight(e, 25), shiftLeft(e, 7)));
    }

    static V128 small0(V128 w) {
        return xor(
                xor(or(shiftRight(w, 7), shiftLeft(w, 25)), or(shiftRight(w, 18), shiftLeft(w, 14))), shiftRight(w, 3));
    }

    static V128 small1(V128 w) {
        return xor(
                xor(or(shiftRight(w, 17), shiftLeft(w, 15)), or(shiftRight(w, 19), shiftLeft(w, 13))),
                shiftRight(w, 10));
    }
}
