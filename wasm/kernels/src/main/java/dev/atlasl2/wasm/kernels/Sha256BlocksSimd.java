package dev.atlasl2.wasm.kernels;

import static dev.atlasl2.wasm.insn.I32x4.lane0;
import static dev.atlasl2.wasm.insn.I32x4.lane1;
import static dev.atlasl2.wasm.insn.I32x4.lane2;
import static dev.atlasl2.wasm.insn.I32x4.lane3;
import static dev.atlasl2.wasm.insn.Memory.load128;
import static dev.atlasl2.wasm.insn.Memory.load32;
import static dev.atlasl2.wasm.kernels.Sha256Words.big0;
import static dev.atlasl2.wasm.kernels.Sha256Words.big1;
import static dev.atlasl2.wasm.kernels.Sha256Words.choose;
import static dev.atlasl2.wasm.kernels.Sha256Words.majority;

import dev.atlasl2.wasm.insn.I32x4;
import dev.atlasl2.wasm.insn.I8x16;
import dev.atlasl2.wasm.insn.Memory;
import dev.atlasl2.wasm.insn.V128;
import org.teavm.interop.Export;

/**
 * SHA-256 with the message schedule four words at a time (FIPS 180-4, section 6.2.2). The rounds are a chain of
 * dependent word operations; the schedule of the words to come is computed next to them, on vector units that would
 * otherwise be idle.
 */
final class Sha256BlocksSimd {
    private static final int LAST_ROUNDS = Layout.ROUND_CONSTANTS + 4 * 48;

    private Sha256BlocksSimd() {}

    @Export(name = "simd.sha256_blocks")
    static void blocks(int state, int p, int count) {
        for (; count != 0; count--) {
            block(state, p);
            p += 64;
        }
    }

    private static void block(int state, int p) {
        int a = load32(state);
        int b = load32(state + 4);
        int c = load32(state + 8);
        int d = load32(state + 12);
        int e = load32(state + 16);
        int f = load32(state + 20);
        int g = load32(state + 24);
        int h = load32(state + 28);
        V128 w0 = words(load128(p));
        V128 w4 = words(Memory.load128at16(p));
        V128 w8 = words(Memory.load128at32(p));
        V128 w12 = words(Memory.load128at48(p));
        int k = Layout.ROUND_CONSTANTS;
        for (; k != LAST_ROUNDS; k += 64) {
            V128 kw = I32x4.add(w0, load128(k));
            w0 = Sha256Schedule.next(w0, w4, w8, w12);
            h += big1(e) + choose(e, f, g) + lane0(kw);
            d += h;
            h += big0(a) + majority(a, b, c);
            g += big1(d) + choose(d, e, f) + lane1(kw);
            c += g;
            g += big0(h) + majority(h, a, b);
            f += big1(c) + choose(c, d, e) + lane2(kw);
            b += f;
            f += big0(g) + majority(g, h, a);
            e += big1(b) + choose(b, c, d) + lane3(kw);
            a += e;
            e += big0(f) + majority(f, g, h);
            kw = I32x4.add(w4, load128(k + 16));
            w4 = Sha256Schedule.next(w4, w8, w12, w0);
            d += big1(a) + choose(a, b, c) + lane0(kw);
            h += d;
            d += big0(e) + majority(e, f, g);
            c += big1(h) + choose(h, a, b) + lane1(kw);
            g += c;
            c += big0(d) + majority(d, e, f);
            b += big1(g) + choose(g, h, a) + lane2(kw);
            f += b;
            b += big0(c) + majority(c, d, e);
            a += big1(f) + choose(f, g, h) + lane3(kw);
            e += a;
            a += big0(b) + majority(b, c, d);
            kw = I32x4.add(w8, load128(k + 32));
            w8 = Sha256Schedule.next(w8, w12, w0, w4);
            h += big1(e) + choose(e, f, g) + lane0(kw);
            d += h;
            h += big0(a) + majority(a, b, c);
            g += big1(d) + choose(d, e, f) + lane1(kw);
            c += g;
            g += big0(h) + majority(h, a, b);
            f += big1(c) + choose(c, d, e) + lane2(kw);
            b += f;
            f += big0(g) + majority(g, h, a);
            e += big1(b) + choose(b, c, d) + lane3(kw);
            a += e;
            e += big0(f) + majority(f, g, h);
            kw = I32x4.add(w12, load128(k + 48));
            w12 = Sha256Schedule.next(w12, w0, w4, w8);
            d += big1(a) + choose(a, b, c) + lane0(kw);
            h += d;
            d += big0(e) + majority(e, f, g);
            c += big1(h) + choose(h, a, b) + lane1(kw);
            g += c;
            c += big0(d) + majority(d, e, f);
            b += big1(g) + choose(g, h, a) + lane2(kw);
            f += b;
            b += big0(c) + majority(c, d, e);
            a += big1(f) + choose(f, g, h) + lane3(kw);
            e += a;
            a += big0(b) + majority(b, c, d);
        }
        V128 kw = I32x4.add(w0, load128(k));
        h += big1(e) + choose(e, f, g) + lane0(kw);
        d += h;
        h += big0(a) + majority(a, b, c);
        g += big1(d) + choose(d, e, f) + lane1(kw);
        c += g;
        g += big0(h) + majority(h, a, b);
        f += big1(c) + choose(c, d, e) + lane2(kw);
        b += f;
        f += big0(g) + majority(g, h, a);
        e += big1(b) + choose(b, c, d) + lane3(kw);
        a += e;
        e += big0(f) + majority(f, g, h);
        kw = I32x4.add(w4, load128(k + 16));
        d += big1(a) + choose(a, b, c) + lane0(kw);
        h += d;
        d += big0(e) + majority(e, f, g);
        c += big1(h) + choose(h, a, b) + lane1(kw);
        g += c;
        c += big0(d) + majority(d, e, f);
        b += big1(g) + choose(g, h, a) + lane2(kw);
        f += b;
        b += big0(c) + majority(c, d, e);
        a += big1(f) + choose(f, g, h) + lane3(kw);
        e += a;
        a += big0(b) + majority(b, c, d);
        kw = I32x4.add(w8, load128(k + 32));
        h += big1(e) + choose(e, f, g) + lane0(kw);
        d += h;
        h += big0(a) + majority(a, b, c);
        g += big1(d) + choose(d, e, f) + lane1(kw);
        c += g;
        g += big0(h) + majority(h, a, b);
        f += big1(c) + choose(c, d, e) + lane2(kw);
        b += f;
        f += big0(g) + majority(g, h, a);
        e += big1(b) + choose(b, c, d) + lane3(kw);
        a += e;
        e += big0(f) + majority(f, g, h);
        kw = I32x4.add(w12, load128(k + 48));
        d += big1(a) + choose(a, b, c) + lane0(kw);
        h += d;
        d += big0(e) + majority(e, f, g);
        c += big1(h) + choose(h, a, b) + lane1(kw);
        g += c;
        c += big0(d) + majority(d, e, f);
        b += big1(g) + choose(g, h, a) + lane2(kw);
        f += b;
        b += big0(c) + majority(c, d, e);
        a += big1(f) + choose(f, g, h) + lane3(kw);
        e += a;
        a += big0(b) + majority(b, c, d);
        Memory.store32(state, load32(state) + a);
        Memory.store32(state + 4, load32(state + 4) + b);
        Memory.store32(state + 8, load32(state + 8) + c);
        Memory.store32(state + 12, load32(state + 12) + d);
        Memory.store32(state + 16, load32(state + 16) + e);
        Memory.store32(state + 20, load32(state + 20) + f);
        Memory.store32(state + 24, load32(state + 24) + g);
        Memory.store32(state + 28, load32(state + 28) + h);
    }

    private static V128 words(V128 bytes) {
        return I8x16.reverseWords(bytes, bytes);
    }
}
