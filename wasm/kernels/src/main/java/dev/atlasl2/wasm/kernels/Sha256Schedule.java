package dev.atlasl2.wasm.kernels;

import static dev.atlasl2.wasm.insn.Bits128.xor;
import static dev.atlasl2.wasm.insn.I32x4.add;

import dev.atlasl2.wasm.insn.I32x4;
import dev.atlasl2.wasm.insn.I64x2;
import dev.atlasl2.wasm.insn.I8x16;
import dev.atlasl2.wasm.insn.V128;

/** Four words of the message schedule at once (FIPS 180-4, section 6.2.2, step 1). */
final class Sha256Schedule {
    private Sha256Schedule() {}

    /**
     * Words t..t+3 from the sixteen before them, as far as they don't need each other: w(t) = w(t-16) + small0(w(t-15))
     * + w(t-7) + small1(w(t-2)), all but small1.
     */
    static V128 known(V128 before16, V128 before12, V128 before8, V128 before4) {
        return add(
                add(before16, Sha256Lanes.small0(I8x16.shiftInWord(before16, before12))),
                I8x16.shiftInWord(before8, before4));
    }

    /** The first two of the words; the others have no meaning. */
    static V128 firstPair(V128 known, V128 before4) {
        return add(known, small1OfPairs(I8x16.twiceHighWords(before4, before4)));
    }

    /** All four words: small1 of the last two needs the first two. */
    static V128 next(V128 known, V128 first) {
        return I8x16.lowThenHigh(first, add(known, small1OfPairs(I8x16.twiceLowWords(first, first))));
    }

    /** Takes words x x y y; a 64-bit shift of x x is a rotation of x. Returns small1 of x, y, x, y. */
    private static V128 small1OfPairs(V128 pairs) {
        V128 mixed = xor(xor(I64x2.shiftRight(pairs, 17), I64x2.shiftRight(pairs, 19)), I32x4.shiftRight(pairs, 10));
        return I8x16.evenWords(mixed, mixed);
    }
}
