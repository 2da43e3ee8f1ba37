package dev.atlasl2.wasm.kernels;

import static dev.atlasl2.wasm.insn.I16x8.shiftLeft;
import static dev.atlasl2.wasm.insn.I16x8.shiftRight;
import static dev.atlasl2.wasm.insn.I16x8.sub;
import static dev.atlasl2.wasm.insn.I32x4.addPairs;

import dev.atlasl2.wasm.insn.I16x8;
import dev.atlasl2.wasm.insn.I32;
import dev.atlasl2.wasm.insn.I32x4;
import dev.atlasl2.wasm.insn.Memory;
import dev.atlasl2.wasm.insn.V128;
import org.teavm.interop.Export;

/**
 * The sum by vectors. Lanes of 16 bits hold, wrapping, the sum of words and the sum of their high bytes. A word is low
 * + 256 x high, so the sum of the low bytes is words - 256 x high. That takes three operations per vector; widening the
 * bytes first takes four.
 */
final class SumSimd {
    /** A step of 64 bytes adds two vectors to each accumulator: 2 x 128 x 255 = 65,280 still fits 16 bits. */
    private static final int STEPS_A_FLUSH = 128;
    /**
     * A flush adds at most 8 x 65,280 = 522,240 to a 32-bit lane, and 8,192 x 522,240 < 2^32; one more power of two
     * would wrap near 134 MB.
     */
    private static final int FLUSHES_A_FOLD = 8_192;

    private SumSimd() {}

    @Export(name = "simd.sum")
    static int sum(int p, int n) {
        long total = 0;
        int flushes = FLUSHES_A_FOLD;
        V128 lanes = I32x4.splat(0);
        int steps = n >>> 6;
        while (steps != 0) {
            int now = I32.less(steps, STEPS_A_FLUSH) ? steps : STEPS_A_FLUSH;
            steps -= now;
            V128 zero = I16x8.splat(0);
            V128 words = zero;
            V128 highs = zero;
            V128 words2 = zero;
            V128 highs2 = zero;
            for (; now != 0; now--) {
                V128 x0 = Memory.load128(p);
                V128 x1 = Memory.load128at16(p);
                V128 x2 = Memory.load128at32(p);
                V128 x3 = Memory.load128at48(p);
                words = I16x8.add(words, x0);
                highs = I16x8.add(highs, shiftRight(x0, 8));
                words2 = I16x8.add(words2, x1);
                highs2 = I16x8.add(highs2, shiftRight(x1, 8));
                words = I16x8.add(words, x2);
                highs = I16x8.add(highs, shiftRight(x2, 8));
                words2 = I16x8.add(words2, x3);
                highs2 = I16x8.add(highs2, shiftRight(x3, 8));
                p += 64;
            }
            V128 lows = sub(words, shiftLeft(highs, 8));
            V128 lows2 = sub(words2, shiftLeft(highs2, 8));
            lanes = I32x4.add(
                    lanes,
                    I32x4.add(
                            I32x4.add(addPairs(lows), addPairs(lows2)), I32x4.add(addPairs(highs), addPairs(highs2))));
            if (--flushes == 0) {
                total += fold(lanes);
                lanes = I32x4.splat(0);
                flushes = FLUSHES_A_FOLD;
            }
        }
        for (int vectors = n >>> 4 & 3; vectors != 0; vectors--) {
            V128 x = Memory.load128(p);
            V128 high = shiftRight(x, 8);
            lanes = I32x4.add(lanes, addPairs(I16x8.add(high, sub(x, shiftLeft(high, 8)))));
            p += 16;
        }
        total += fold(lanes) + SumTail.sum(p, n & 15);
        return (int) (total % 96);
    }

    /** The sum of the four lanes, each unsigned. */
    private static long fold(V128 lanes) {
        return I32.unsigned(I32x4.lane0(lanes))
                + I32.unsigned(I32x4.lane1(lanes))
                + I32.unsigned(I32x4.lane2(lanes))
                + I32.unsigned(I32x4.lane3(lanes));
    }
}
