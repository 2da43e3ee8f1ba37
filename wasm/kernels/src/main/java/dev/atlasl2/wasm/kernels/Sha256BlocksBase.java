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
 * further, and word i of the schedule becomes word i + 16 in place, just before its round.
 */
final class Sha256BlocksBase {
    private Sha256BlocksBase() {}

    @Export(name = "base.sha256_blocks")
    static void blocks(int state, int p, int count) {
        int a = load32(state);
        int b = load32(state + 4);
        int c = load32(state + 8);
        int d = load32(state + 12);
        int e = load32(state + 16);
        int f = load32(state + 20);
        int g = load32(state + 24);
        int h = load32(state + 28);
        for (; count != 0; count--) {
            int x;
            int y = b ^ c;
            int w0 = loadBigEndian(p);
            h = h + load32(Layout.ROUND_CONSTANTS) + w0 + choose(e, f, g) + big1(e);
            d += h;
            x = a ^ b;
            h = h + majority(b, x, y) + big0(a);
            int w1 = loadBigEndian(p + 4);
            g = g + load32(Layout.ROUND_CONSTANTS + 4) + w1 + choose(d, e, f) + big1(d);
            c += g;
            y = h ^ a;
            g = g + majority(a, y, x) + big0(h);
            int w2 = loadBigEndian(p + 8);
            f = f + load32(Layout.ROUND_CONSTANTS + 8) + w2 + choose(c, d, e) + big1(c);
            b += f;
            x = g ^ h;
            f = f + majority(h, x, y) + big0(g);
            int w3 = loadBigEndian(p + 12);
            e = e + load32(Layout.ROUND_CONSTANTS + 12) + w3 + choose(b, c, d) + big1(b);
            a += e;
            y = f ^ g;
            e = e + majority(g, y, x) + big0(f);
            int w4 = loadBigEndian(p + 16);
            d = d + load32(Layout.ROUND_CONSTANTS + 16) + w4 + choose(a, b, c) + big1(a);
            h += d;
            x = e ^ f;
            d = d + majority(f, x, y) + big0(e);
            int w5 = loadBigEndian(p + 20);
            c = c + load32(Layout.ROUND_CONSTANTS + 20) + w5 + choose(h, a, b) + big1(h);
            g += c;
            y = d ^ e;
            c = c + majority(e, y, x) + big0(d);
            int w6 = loadBigEndian(p + 24);
            b = b + load32(Layout.ROUND_CONSTANTS + 24) + w6 + choose(g, h, a) + big1(g);
            f += b;
            x = c ^ d;
            b = b + majority(d, x, y) + big0(c);
            int w7 = loadBigEndian(p + 28);
            a = a + load32(Layout.ROUND_CONSTANTS + 28) + w7 + choose(f, g, h) + big1(f);
            e += a;
            y = b ^ c;
            a = a + majority(c, y, x) + big0(b);
            int w8 = loadBigEndian(p + 32);
            h = h + load32(Layout.ROUND_CONSTANTS + 32) + w8 + choose(e, f, g) + big1(e);
            d += h;
            x = a ^ b;
            h = h + majority(b, x, y) + big0(a);
            int w9 = loadBigEndian(p + 36);
            g = g + load32(Layout.ROUND_CONSTANTS + 36) + w9 + choose(d, e, f) + big1(d);
            c += g;
            y = h ^ a;
            g = g + majority(a, y, x) + big0(h);
            int w10 = loadBigEndian(p + 40);
            f = f + load32(Layout.ROUND_CONSTANTS + 40) + w10 + choose(c, d, e) + big1(c);
            b += f;
            x = g ^ h;
            f = f + majority(h, x, y) + big0(g);
            int w11 = loadBigEndian(p + 44);
            e = e + load32(Layout.ROUND_CONSTANTS + 44) + w11 + choose(b, c, d) + big1(b);
            a += e;
            y = f ^ g;
            e = e + majority(g, y, x) + big0(f);
            int w12 = loadBigEndian(p + 48);
            d = d + load32(Layout.ROUND_CONSTANTS + 48) + w12 + choose(a, b, c) + big1(a);
            h += d;
            x = e ^ f;
            d = d + majority(f, x, y) + big0(e);
            int w13 = loadBigEndian(p + 52);
            c = c + load32(Layout.ROUND_CONSTANTS + 52) + w13 + choose(h, a, b) + big1(h);
            g += c;
            y = d ^ e;
            c = c + majority(e, y, x) + big0(d);
            int w14 = loadBigEndian(p + 56);
            b = b + load32(Layout.ROUND_CONSTANTS + 56) + w14 + choose(g, h, a) + big1(g);
            f += b;
            x = c ^ d;
            b = b + majority(d, x, y) + big0(c);
            int w15 = loadBigEndian(p + 60);
            a = a + load32(Layout.ROUND_CONSTANTS + 60) + w15 + choose(f, g, h) + big1(f);
            e += a;
            y = b ^ c;
            a = a + majority(c, y, x) + big0(b);
            for (int k = Layout.SECOND_ROUNDS; k != Layout.NO_ROUNDS; k += 64) {
                w0 = w0 + w9 + small0(w1) + small1(w14);
                h = h + load32(k) + w0 + choose(e, f, g) + big1(e);
                d += h;
                x = a ^ b;
                h = h + majority(b, x, y) + big0(a);
                w1 = w1 + w10 + small0(w2) + small1(w15);
                g = g + load32(k + 4) + w1 + choose(d, e, f) + big1(d);
                c += g;
                y = h ^ a;
                g = g + majority(a, y, x) + big0(h);
                w2 = w2 + w11 + small0(w3) + small1(w0);
                f = f + load32(k + 8) + w2 + choose(c, d, e) + big1(c);
                b += f;
                x = g ^ h;
                f = f + majority(h, x, y) + big0(g);
                w3 = w3 + w12 + small0(w4) + small1(w1);
                e = e + load32(k + 12) + w3 + choose(b, c, d) + big1(b);
                a += e;
                y = f ^ g;
                e = e + majority(g, y, x) + big0(f);
                w4 = w4 + w13 + small0(w5) + small1(w2);
                d = d + load32(k + 16) + w4 + choose(a, b, c) + big1(a);
                h += d;
                x = e ^ f;
                d = d + majority(f, x, y) + big0(e);
                w5 = w5 + w14 + small0(w6) + small1(w3);
                c = c + load32(k + 20) + w5 + choose(h, a, b) + big1(h);
                g += c;
                y = d ^ e;
                c = c + majority(e, y, x) + big0(d);
                w6 = w6 + w15 + small0(w7) + small1(w4);
                b = b + load32(k + 24) + w6 + choose(g, h, a) + big1(g);
                f += b;
                x = c ^ d;
                b = b + majority(d, x, y) + big0(c);
                w7 = w7 + w0 + small0(w8) + small1(w5);
                a = a + load32(k + 28) + w7 + choose(f, g, h) + big1(f);
                e += a;
                y = b ^ c;
                a = a + majority(c, y, x) + big0(b);
                w8 = w8 + w1 + small0(w9) + small1(w6);
                h = h + load32(k + 32) + w8 + choose(e, f, g) + big1(e);
                d += h;
                x = a ^ b;
                h = h + majority(b, x, y) + big0(a);
                w9 = w9 + w2 + small0(w10) + small1(w7);
                g = g + load32(k + 36) + w9 + choose(d, e, f) + big1(d);
                c += g;
                y = h ^ a;
                g = g + majority(a, y, x) + big0(h);
                w10 = w10 + w3 + small0(w11) + small1(w8);
                f = f + load32(k + 40) + w10 + choose(c, d, e) + big1(c);
                b += f;
                x = g ^ h;
                f = f + majority(h, x, y) + big0(g);
                w11 = w11 + w4 + small0(w12) + small1(w9);
                e = e + load32(k + 44) + w11 + choose(b, c, d) + big1(b);
                a += e;
                y = f ^ g;
                e = e + majority(g, y, x) + big0(f);
                w12 = w12 + w5 + small0(w13) + small1(w10);
                d = d + load32(k + 48) + w12 + choose(a, b, c) + big1(a);
                h += d;
                x = e ^ f;
                d = d + majority(f, x, y) + big0(e);
                w13 = w13 + w6 + small0(w14) + small1(w11);
                c = c + load32(k + 52) + w13 + choose(h, a, b) + big1(h);
                g += c;
                y = d ^ e;
                c = c + majority(e, y, x) + big0(d);
                w14 = w14 + w7 + small0(w15) + small1(w12);
                b = b + load32(k + 56) + w14 + choose(g, h, a) + big1(g);
                f += b;
                x = c ^ d;
                b = b + majority(d, x, y) + big0(c);
                w15 = w15 + w8 + small0(w0) + small1(w13);
                a = a + load32(k + 60) + w15 + choose(f, g, h) + big1(f);
                e += a;
                y = b ^ c;
                a = a + majority(c, y, x) + big0(b);
            }
            a += load32(state);
            Memory.store32(state, a);
            b += load32(state + 4);
            Memory.store32(state + 4, b);
            c += load32(state + 8);
            Memory.store32(state + 8, c);
            d += load32(state + 12);
            Memory.store32(state + 12, d);
            e += load32(state + 16);
            Memory.store32(state + 16, e);
            f += load32(state + 20);
            Memory.store32(state + 20, f);
            g += load32(state + 24);
            Memory.store32(state + 24, g);
            h += load32(state + 28);
            Memory.store32(state + 28, h);
            p += 64;
        }
    }
}
