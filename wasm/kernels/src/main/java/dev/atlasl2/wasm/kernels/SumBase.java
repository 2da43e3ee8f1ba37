package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.I32;
import dev.atlasl2.wasm.insn.Memory;
import org.teavm.interop.Export;

/** The sum by 64-bit words, each as four 16-bit lanes: the twin of {@link SumSimd} for hosts without SIMD. */
final class SumBase {
    private static final long EVEN_BYTES = 0x00ff00ff00ff00ffL;
    /**
     * A step of 32 bytes adds at most 4 x 255 to a lane of each accumulator: 64 x 1,020 = 65,280 still fits 16 bits.
     */
    private static final int STEPS_A_FLUSH = 64;

    private SumBase() {}

    @Export(name = "base.sum")
    static int sum(int p, int n) {
        long total = 0;
        int steps = n >>> 5;
        while (steps != 0) {
            int now = I32.less(steps, STEPS_A_FLUSH) ? steps : STEPS_A_FLUSH;
            steps -= now;
            long a = 0;
            long b = 0;
            for (; now != 0; now--) {
                long x0 = Memory.load64(p);
                long x1 = Memory.load64at8(p);
                long x2 = Memory.load64at16(p);
                long x3 = Memory.load64at24(p);
                a += (x0 & EVEN_BYTES) + (x0 >>> 8 & EVEN_BYTES) + (x1 & EVEN_BYTES) + (x1 >>> 8 & EVEN_BYTES);
                b += (x2 & EVEN_BYTES) + (x2 >>> 8 & EVEN_BYTES) + (x3 & EVEN_BYTES) + (x3 >>> 8 & EVEN_BYTES);
                p += 32;
            }
            total += lanes(a) + lanes(b);
        }
        total += SumTail.sum(p, n & 31);
        return (int) (total % 96);
    }

    private static long lanes(long x) {
        return (x & 0xffffL) + (x >>> 16 & 0xffffL) + (x >>> 32 & 0xffffL) + (x >>> 48);
    }
}
