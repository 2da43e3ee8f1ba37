package dev.atlasl2.wasm.kernels;

import static dev.atlasl2.wasm.insn.I32x4.add;
import static dev.atlasl2.wasm.insn.Memory.load128;
import static dev.atlasl2.wasm.insn.Memory.load32splat;
import static dev.atlasl2.wasm.insn.Memory.store128;
import static dev.atlasl2.wasm.kernels.Sha256Lanes.big0;
import static dev.atlasl2.wasm.kernels.Sha256Lanes.big1;
import static dev.atlasl2.wasm.kernels.Sha256Lanes.choose;
import static dev.atlasl2.wasm.kernels.Sha256Lanes.majority;
import static dev.atlasl2.wasm.kernels.Sha256Lanes.small0;
import static dev.atlasl2.wasm.kernels.Sha256Lanes.small1;

import dev.atlasl2.wasm.insn.V128;

/**
 * One block of each of four messages at once: lane i of every vector belongs to message i. Written out as in {@link
 * Sha256BlocksBase}, with vectors for words. State and message lie in memory as eight and sixteen vectors.
 */
final class Sha256FourBlocks {
    private static final int LAST_ROUNDS = Layout.ROUND_CONSTANTS + 4 * 48;

    private Sha256FourBlocks() {}

    static void block(int state, int message) {
        V128 a = load128(state);
        V128 b = load128(state + 16);
        V128 c = load128(state + 32);
        V128 d = load128(state + 48);
        V128 e = load128(state + 64);
        V128 f = load128(state + 80);
        V128 g = load128(state + 96);
        V128 h = load128(state + 112);
        V128 w0 = load128(message);
        V128 w1 = load128(message + 16);
        V128 w2 = load128(message + 32);
        V128 w3 = load128(message + 48);
        V128 w4 = load128(message + 64);
        V128 w5 = load128(message + 80);
        V128 w6 = load128(message + 96);
        V128 w7 = load128(message + 112);
        V128 w8 = load128(message + 128);
        V128 w9 = load128(message + 144);
        V128 w10 = load128(message + 160);
        V128 w11 = load128(message + 176);
        V128 w12 = load128(message + 192);
        V128 w13 = load128(message + 208);
        V128 w14 = load128(message + 224);
        V128 w15 = load128(message + 240);
        for (int k = Layout.ROUND_CONSTANTS; ; k += 64) {
            h = add(add(add(h, big1(e)), choose(e, f, g)), add(load32splat(k), w0));
            d = add(d, h);
            h = add(h, add(big0(a), majority(a, b, c)));
            g = add(add(add(g, big1(d)), choose(d, e, f)), add(load32splat(k + 4), w1));
            c = add(c, g);
            g = add(g, add(big0(h), majority(h, a, b)));
            f = add(add(add(f, big1(c)), choose(c, d, e)), add(load32splat(k + 8), w2));
            b = add(b, f);
            f = add(f, add(big0(g), majority(g, h, a)));
            e = add(add(add(e, big1(b)), choose(b, c, d)), add(load32splat(k + 12), w3));
            a = add(a, e);
            e = add(e, add(big0(f), majority(f, g, h)));
            d = add(add(add(d, big1(a)), choose(a, b, c)), add(load32splat(k + 16), w4));
            h = add(h, d);
            d = add(d, add(big0(e), majority(e, f, g)));
            c = add(add(add(c, big1(h)), choose(h, a, b)), add(load32splat(k + 20), w5));
            g = add(g, c);
            c = add(c, add(big0(d), majority(d, e, f)));
            b = add(add(add(b, big1(g)), choose(g, h, a)), add(load32splat(k + 24), w6));
            f = add(f, b);
            b = add(b, add(big0(c), majority(c, d, e)));
            a = add(add(add(a, big1(f)), choose(f, g, h)), add(load32splat(k + 28), w7));
            e = add(e, a);
            a = add(a, add(big0(b), majority(b, c, d)));
            h = add(add(add(h, big1(e)), choose(e, f, g)), add(load32splat(k + 32), w8));
            d = add(d, h);
            h = add(h, add(big0(a), majority(a, b, c)));
            g = add(add(add(g, big1(d)), choose(d, e, f)), add(load32splat(k + 36), w9));
            c = add(c, g);
            g = add(g, add(big0(h), majority(h, a, b)));
            f = add(add(add(f, big1(c)), choose(c, d, e)), add(load32splat(k + 40), w10));
            b = add(b, f);
            f = add(f, add(big0(g), majority(g, h, a)));
            e = add(add(add(e, big1(b)), choose(b, c, d)), add(load32splat(k + 44), w11));
            a = add(a, e);
            e = add(e, add(big0(f), majority(f, g, h)));
            d = add(add(add(d, big1(a)), choose(a, b, c)), add(load32splat(k + 48), w12));
            h = add(h, d);
            d = add(d, add(big0(e), majority(e, f, g)));
            c = add(add(add(c, big1(h)), choose(h, a, b)), add(load32splat(k + 52), w13));
            g = add(g, c);
            c = add(c, add(big0(d), majority(d, e, f)));
            b = add(add(add(b, big1(g)), choose(g, h, a)), add(load32splat(k + 56), w14));
            f = add(f, b);
            b = add(b, add(big0(c), majority(c, d, e)));
            a = add(add(add(a, big1(f)), choose(f, g, h)), add(load32splat(k + 60), w15));
            e = add(e, a);
            a = add(a, add(big0(b), majority(b, c, d)));
            if (k == LAST_ROUNDS) {
                break;
            }
            w0 = add(add(w0, small1(w14)), add(w9, small0(w1)));
            w1 = add(add(w1, small1(w15)), add(w10, small0(w2)));
            w2 = add(add(w2, small1(w0)), add(w11, small0(w3)));
            w3 = add(add(w3, small1(w1)), add(w12, small0(w4)));
            w4 = add(add(w4, small1(w2)), add(w13, small0(w5)));
            w5 = add(add(w5, small1(w3)), add(w14, small0(w6)));
            w6 = add(add(w6, small1(w4)), add(w15, small0(w7)));
            w7 = add(add(w7, small1(w5)), add(w0, small0(w8)));
            w8 = add(add(w8, small1(w6)), add(w1, small0(w9)));
            w9 = add(add(w9, small1(w7)), add(w2, small0(w10)));
            w10 = add(add(w10, small1(w8)), add(w3, small0(w11)));
            w11 = add(add(w11, small1(w9)), add(w4, small0(w12)));
            w12 = add(add(w12, small1(w10)), add(w5, small0(w13)));
            w13 = add(add(w13, small1(w11)), add(w6, small0(w14)));
            w14 = add(add(w14, small1(w12)), add(w7, small0(w15)));
            w15 = add(add(w15, small1(w13)), add(w8, small0(w0)));
        }
        store128(state, add(load128(state), a));
        store128(state + 16, add(load128(state + 16), b));
        store128(state + 32, add(load128(state + 32), c));
        store128(state + 48, add(load128(state + 48), d));
        store128(state + 64, add(load128(state + 64), e));
        store128(state + 80, add(load128(state + 80), f));
        store128(state + 96, add(load128(state + 96), g));
        store128(state + 112, add(load128(state + 112), h));
    }
}
