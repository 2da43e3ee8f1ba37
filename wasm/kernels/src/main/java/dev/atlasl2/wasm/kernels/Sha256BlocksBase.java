package dev.atlasl2.wasm.kernels;

import static dev.atlasl2.wasm.insn.Memory.load32;
import static dev.atlasl2.wasm.kernels.Sha256Words.big0;
import static dev.atlasl2.wasm.kernels.Sha256Words.big1;
import static dev.atlasl2.wasm.kernels.Sha256Words.choose;
import static dev.atlasl2.wasm.kernels.Sha256Words.loadBigEndian;
import static dev.atlasl2.wasm.kernels.Sha256Words.majority;
import static dev.atlasl2.wasm.kernels.Sha256Words.small0;
import static dev.atlasl2.wasm.kernels.Sha256Words.small1;

import dev.atlasl2.wasm.insn.Memory;
import org.teavm.interop.Export;

/**
 * SHA-256 over words (FIPS 180-4, section 6.2.2): the twin of {@link Sha256BlocksSimd} for hosts without SIMD, and the
 * faster one on some with it.
 *
 * <p>Sixteen rounds are written out, so that no word ever moves: each round works on the eight letters one place
 * further, and word i of the schedule becomes word i + 16 in place.
 */
final class Sha256BlocksBase {
    private static final int LAST_ROUNDS = Layout.ROUND_CONSTANTS + 4 * 48;

    private Sha256BlocksBase() {}

    @Export(name = "base.sha256_blocks")
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
        int w0 = loadBigEndian(p);
        int w1 = loadBigEndian(p + 4);
        int w2 = loadBigEndian(p + 8);
        int w3 = loadBigEndian(p + 12);
        int w4 = loadBigEndian(p + 16);
        int w5 = loadBigEndian(p + 20);
        int w6 = loadBigEndian(p + 24);
        int w7 = loadBigEndian(p + 28);
        int w8 = loadBigEndian(p + 32);
        int w9 = loadBigEndian(p + 36);
        int w10 = loadBigEndian(p + 40);
        int w11 = loadBigEndian(p + 44);
        int w12 = loadBigEndian(p + 48);
        int w13 = loadBigEndian(p + 52);
        int w14 = loadBigEndian(p + 56);
        int w15 = loadBigEndian(p + 60);
        for (int k = Layout.ROUND_CONSTANTS; ; k += 64) {
            h += big1(e) + choose(e, f, g) + load32(k) + w0;
            d += h;
            h += big0(a) + majority(a, b, c);
            g += big1(d) + choose(d, e, f) + load32(k + 4) + w1;
            c += g;
            g += big0(h) + majority(h, a, b);
            f += big1(c) + choose(c, d, e) + load32(k + 8) + w2;
            b += f;
            f += big0(g) + majority(g, h, a);
            e += big1(b) + choose(b, c, d) + load32(k + 12) + w3;
            a += e;
            e += big0(f) + majority(f, g, h);
            d += big1(a) + choose(a, b, c) + load32(k + 16) + w4;
            h += d;
            d += big0(e) + majority(e, f, g);
            c += big1(h) + choose(h, a, b) + load32(k + 20) + w5;
            g += c;
            c += big0(d) + majority(d, e, f);
            b += big1(g) + choose(g, h, a) + load32(k + 24) + w6;
            f += b;
            b += big0(c) + majority(c, d, e);
            a += big1(f) + choose(f, g, h) + load32(k + 28) + w7;
            e += a;
            a += big0(b) + majority(b, c, d);
            h += big1(e) + choose(e, f, g) + load32(k + 32) + w8;
            d += h;
            h += big0(a) + majority(a, b, c);
            g += big1(d) + choose(d, e, f) + load32(k + 36) + w9;
            c += g;
            g += big0(h) + majority(h, a, b);
            f += big1(c) + choose(c, d, e) + load32(k + 40) + w10;
            b += f;
            f += big0(g) + majority(g, h, a);
            e += big1(b) + choose(b, c, d) + load32(k + 44) + w11;
            a += e;
            e += big0(f) + majority(f, g, h);
            d += big1(a) + choose(a, b, c) + load32(k + 48) + w12;
            h += d;
            d += big0(e) + majority(e, f, g);
            c += big1(h) + choose(h, a, b) + load32(k + 52) + w13;
            g += c;
            c += big0(d) + majority(d, e, f);
            b += big1(g) + choose(g, h, a) + load32(k + 56) + w14;
            f += b;
            b += big0(c) + majority(c, d, e);
            a += big1(f) + choose(f, g, h) + load32(k + 60) + w15;
            e += a;
            a += big0(b) + majority(b, c, d);
            if (k == LAST_ROUNDS) {
                break;
            }
            w0 += small1(w14) + w9 + small0(w1);
            w1 += small1(w15) + w10 + small0(w2);
            w2 += small1(w0) + w11 + small0(w3);
            w3 += small1(w1) + w12 + small0(w4);
            w4 += small1(w2) + w13 + small0(w5);
            w5 += small1(w3) + w14 + small0(w6);
            w6 += small1(w4) + w15 + small0(w7);
            w7 += small1(w5) + w0 + small0(w8);
            w8 += small1(w6) + w1 + small0(w9);
            w9 += small1(w7) + w2 + small0(w10);
            w10 += small1(w8) + w3 + small0(w11);
            w11 += small1(w9) + w4 + small0(w12);
            w12 += small1(w10) + w5 + small0(w13);
            w13 += small1(w11) + w6 + small0(w14);
            w14 += small1(w12) + w7 + small0(w15);
            w15 += small1(w13) + w8 + small0(w0);
        }
        Memory.store32(state, load32(state) + a);
        Memory.store32(state + 4, load32(state + 4) + b);
        Memory.store32(state + 8, load32(state + 8) + c);
        Memory.store32(state + 12, load32(state + 12) + d);
        Memory.store32(state + 16, load32(state + 16) + e);
        Memory.store32(state + 20, load32(state + 20) + f);
        Memory.store32(state + 24, load32(state + 24) + g);
        Memory.store32(state + 28, load32(state + 28) + h);
    }
}
