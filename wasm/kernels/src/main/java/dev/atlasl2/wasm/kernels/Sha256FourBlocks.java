package dev.atlasl2.wasm.kernels;

import static dev.atlasl2.wasm.insn.Bits128.xor;
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
 * Sha256BlocksBase}, with vectors for words. State and message are eight and sixteen vectors in memory; the message is
 * replaced by its schedule, since there are more words than registers.
 */
final class Sha256FourBlocks {
    private static final int STATE = Layout.FOUR_STATES;
    private static final int MESSAGE = Layout.FOUR_BLOCKS;

    private Sha256FourBlocks() {}

    static void block() {
        V128 a = load128(STATE);
        V128 b = load128(STATE + 16);
        V128 c = load128(STATE + 32);
        V128 d = load128(STATE + 48);
        V128 e = load128(STATE + 64);
        V128 f = load128(STATE + 80);
        V128 g = load128(STATE + 96);
        V128 h = load128(STATE + 112);
        V128 x;
        V128 y = xor(b, c);
        V128 w;
        w = load128(MESSAGE);
        h = add(add(add(add(h, load32splat(Layout.ROUND_CONSTANTS)), w), choose(e, f, g)), big1(e));
        d = add(d, h);
        x = xor(a, b);
        h = add(add(h, majority(b, x, y)), big0(a));
        w = load128(MESSAGE + 16);
        g = add(add(add(add(g, load32splat(Layout.ROUND_CONSTANTS + 4)), w), choose(d, e, f)), big1(d));
        c = add(c, g);
        y = xor(h, a);
        g = add(add(g, majority(a, y, x)), big0(h));
        w = load128(MESSAGE + 32);
        f = add(add(add(add(f, load32splat(Layout.ROUND_CONSTANTS + 8)), w), choose(c, d, e)), big1(c));
        b = add(b, f);
        x = xor(g, h);
        f = add(add(f, majority(h, x, y)), big0(g));
        w = load128(MESSAGE + 48);
        e = add(add(add(add(e, load32splat(Layout.ROUND_CONSTANTS + 12)), w), choose(b, c, d)), big1(b));
        a = add(a, e);
        y = xor(f, g);
        e = add(add(e, majority(g, y, x)), big0(f));
        w = load128(MESSAGE + 64);
        d = add(add(add(add(d, load32splat(Layout.ROUND_CONSTANTS + 16)), w), choose(a, b, c)), big1(a));
        h = add(h, d);
        x = xor(e, f);
        d = add(add(d, majority(f, x, y)), big0(e));
        w = load128(MESSAGE + 80);
        c = add(add(add(add(c, load32splat(Layout.ROUND_CONSTANTS + 20)), w), choose(h, a, b)), big1(h));
        g = add(g, c);
        y = xor(d, e);
        c = add(add(c, majority(e, y, x)), big0(d));
        w = load128(MESSAGE + 96);
        b = add(add(add(add(b, load32splat(Layout.ROUND_CONSTANTS + 24)), w), choose(g, h, a)), big1(g));
        f = add(f, b);
        x = xor(c, d);
        b = add(add(b, majority(d, x, y)), big0(c));
        w = load128(MESSAGE + 112);
        a = add(add(add(add(a, load32splat(Layout.ROUND_CONSTANTS + 28)), w), choose(f, g, h)), big1(f));
        e = add(e, a);
        y = xor(b, c);
        a = add(add(a, majority(c, y, x)), big0(b));
        w = load128(MESSAGE + 128);
        h = add(add(add(add(h, load32splat(Layout.ROUND_CONSTANTS + 32)), w), choose(e, f, g)), big1(e));
        d = add(d, h);
        x = xor(a, b);
        h = add(add(h, majority(b, x, y)), big0(a));
        w = load128(MESSAGE + 144);
        g = add(add(add(add(g, load32splat(Layout.ROUND_CONSTANTS + 36)), w), choose(d, e, f)), big1(d));
        c = add(c, g);
        y = xor(h, a);
        g = add(add(g, majority(a, y, x)), big0(h));
        w = load128(MESSAGE + 160);
        f = add(add(add(add(f, load32splat(Layout.ROUND_CONSTANTS + 40)), w), choose(c, d, e)), big1(c));
        b = add(b, f);
        x = xor(g, h);
        f = add(add(f, majority(h, x, y)), big0(g));
        w = load128(MESSAGE + 176);
        e = add(add(add(add(e, load32splat(Layout.ROUND_CONSTANTS + 44)), w), choose(b, c, d)), big1(b));
        a = add(a, e);
        y = xor(f, g);
        e = add(add(e, majority(g, y, x)), big0(f));
        w = load128(MESSAGE + 192);
        d = add(add(add(add(d, load32splat(Layout.ROUND_CONSTANTS + 48)), w), choose(a, b, c)), big1(a));
        h = add(h, d);
        x = xor(e, f);
        d = add(add(d, majority(f, x, y)), big0(e));
        w = load128(MESSAGE + 208);
        c = add(add(add(add(c, load32splat(Layout.ROUND_CONSTANTS + 52)), w), choose(h, a, b)), big1(h));
        g = add(g, c);
        y = xor(d, e);
        c = add(add(c, majority(e, y, x)), big0(d));
        w = load128(MESSAGE + 224);
        b = add(add(add(add(b, load32splat(Layout.ROUND_CONSTANTS + 56)), w), choose(g, h, a)), big1(g));
        f = add(f, b);
        x = xor(c, d);
        b = add(add(b, majority(d, x, y)), big0(c));
        w = load128(MESSAGE + 240);
        a = add(add(add(add(a, load32splat(Layout.ROUND_CONSTANTS + 60)), w), choose(f, g, h)), big1(f));
        e = add(e, a);
        y = xor(b, c);
        a = add(add(a, majority(c, y, x)), big0(b));
        for (int k = Layout.SECOND_ROUNDS; k != Layout.NO_ROUNDS; k += 64) {
            w = next(MESSAGE, MESSAGE + 16, MESSAGE + 144, MESSAGE + 224);
            h = add(add(add(add(h, load32splat(k)), w), choose(e, f, g)), big1(e));
            d = add(d, h);
            x = xor(a, b);
            h = add(add(h, majority(b, x, y)), big0(a));
            w = next(MESSAGE + 16, MESSAGE + 32, MESSAGE + 160, MESSAGE + 240);
            g = add(add(add(add(g, load32splat(k + 4)), w), choose(d, e, f)), big1(d));
            c = add(c, g);
            y = xor(h, a);
            g = add(add(g, majority(a, y, x)), big0(h));
            w = next(MESSAGE + 32, MESSAGE + 48, MESSAGE + 176, MESSAGE);
            f = add(add(add(add(f, load32splat(k + 8)), w), choose(c, d, e)), big1(c));
            b = add(b, f);
            x = xor(g, h);
            f = add(add(f, majority(h, x, y)), big0(g));
            w = next(MESSAGE + 48, MESSAGE + 64, MESSAGE + 192, MESSAGE + 16);
            e = add(add(add(add(e, load32splat(k + 12)), w), choose(b, c, d)), big1(b));
            a = add(a, e);
            y = xor(f, g);
            e = add(add(e, majority(g, y, x)), big0(f));
            w = next(MESSAGE + 64, MESSAGE + 80, MESSAGE + 208, MESSAGE + 32);
            d = add(add(add(add(d, load32splat(k + 16)), w), choose(a, b, c)), big1(a));
            h = add(h, d);
            x = xor(e, f);
            d = add(add(d, majority(f, x, y)), big0(e));
            w = next(MESSAGE + 80, MESSAGE + 96, MESSAGE + 224, MESSAGE + 48);
            c = add(add(add(add(c, load32splat(k + 20)), w), choose(h, a, b)), big1(h));
            g = add(g, c);
            y = xor(d, e);
            c = add(add(c, majority(e, y, x)), big0(d));
            w = next(MESSAGE + 96, MESSAGE + 112, MESSAGE + 240, MESSAGE + 64);
            b = add(add(add(add(b, load32splat(k + 24)), w), choose(g, h, a)), big1(g));
            f = add(f, b);
            x = xor(c, d);
            b = add(add(b, majority(d, x, y)), big0(c));
            w = next(MESSAGE + 112, MESSAGE + 128, MESSAGE, MESSAGE + 80);
            a = add(add(add(add(a, load32splat(k + 28)), w), choose(f, g, h)), big1(f));
            e = add(e, a);
            y = xor(b, c);
            a = add(add(a, majority(c, y, x)), big0(b));
            w = next(MESSAGE + 128, MESSAGE + 144, MESSAGE + 16, MESSAGE + 96);
            h = add(add(add(add(h, load32splat(k + 32)), w), choose(e, f, g)), big1(e));
            d = add(d, h);
            x = xor(a, b);
            h = add(add(h, majority(b, x, y)), big0(a));
            w = next(MESSAGE + 144, MESSAGE + 160, MESSAGE + 32, MESSAGE + 112);
            g = add(add(add(add(g, load32splat(k + 36)), w), choose(d, e, f)), big1(d));
            c = add(c, g);
            y = xor(h, a);
            g = add(add(g, majority(a, y, x)), big0(h));
            w = next(MESSAGE + 160, MESSAGE + 176, MESSAGE + 48, MESSAGE + 128);
            f = add(add(add(add(f, load32splat(k + 40)), w), choose(c, d, e)), big1(c));
            b = add(b, f);
            x = xor(g, h);
            f = add(add(f, majority(h, x, y)), big0(g));
            w = next(MESSAGE + 176, MESSAGE + 192, MESSAGE + 64, MESSAGE + 144);
            e = add(add(add(add(e, load32splat(k + 44)), w), choose(b, c, d)), big1(b));
            a = add(a, e);
            y = xor(f, g);
            e = add(add(e, majority(g, y, x)), big0(f));
            w = next(MESSAGE + 192, MESSAGE + 208, MESSAGE + 80, MESSAGE + 160);
            d = add(add(add(add(d, load32splat(k + 48)), w), choose(a, b, c)), big1(a));
            h = add(h, d);
            x = xor(e, f);
            d = add(add(d, majority(f, x, y)), big0(e));
            w = next(MESSAGE + 208, MESSAGE + 224, MESSAGE + 96, MESSAGE + 176);
            c = add(add(add(add(c, load32splat(k + 52)), w), choose(h, a, b)), big1(h));
            g = add(g, c);
            y = xor(d, e);
            c = add(add(c, majority(e, y, x)), big0(d));
            w = next(MESSAGE + 224, MESSAGE + 240, MESSAGE + 112, MESSAGE + 192);
            b = add(add(add(add(b, load32splat(k + 56)), w), choose(g, h, a)), big1(g));
            f = add(f, b);
            x = xor(c, d);
            b = add(add(b, majority(d, x, y)), big0(c));
            w = next(MESSAGE + 240, MESSAGE, MESSAGE + 128, MESSAGE + 208);
            a = add(add(add(add(a, load32splat(k + 60)), w), choose(f, g, h)), big1(f));
            e = add(e, a);
            y = xor(b, c);
            a = add(add(a, majority(c, y, x)), big0(b));
        }
        store128(STATE, add(load128(STATE), a));
        store128(STATE + 16, add(load128(STATE + 16), b));
        store128(STATE + 32, add(load128(STATE + 32), c));
        store128(STATE + 48, add(load128(STATE + 48), d));
        store128(STATE + 64, add(load128(STATE + 64), e));
        store128(STATE + 80, add(load128(STATE + 80), f));
        store128(STATE + 96, add(load128(STATE + 96), g));
        store128(STATE + 112, add(load128(STATE + 112), h));
    }

    /** The word sixteen after that at {@code p}, which it replaces. */
    private static V128 next(int p, int p1, int p9, int p14) {
        V128 w = add(add(load128(p), load128(p9)), add(small0(load128(p1)), small1(load128(p14))));
        store128(p, w);
        return w;
    }
}
