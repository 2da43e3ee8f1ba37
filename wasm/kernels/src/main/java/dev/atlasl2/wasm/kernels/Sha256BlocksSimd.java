package dev.atlasl2.wasm.kernels;

import static dev.atlasl2.wasm.insn.I32x4.add;
import static dev.atlasl2.wasm.insn.Memory.load128;
import static dev.atlasl2.wasm.insn.Memory.load32;
import static dev.atlasl2.wasm.insn.Memory.store128;
import static dev.atlasl2.wasm.kernels.Sha256Words.big0;
import static dev.atlasl2.wasm.kernels.Sha256Words.big1;
import static dev.atlasl2.wasm.kernels.Sha256Words.choose;
import static dev.atlasl2.wasm.kernels.Sha256Words.majority;

import dev.atlasl2.wasm.insn.I8x16;
import dev.atlasl2.wasm.insn.Memory;
import dev.atlasl2.wasm.insn.V128;
import org.teavm.interop.Export;

/**
 * SHA-256 with the message schedule four words at a time (FIPS 180-4, section 6.2.2). The rounds are a chain of
 * dependent word operations; the schedule of the words to come is computed next to them, on vector units that would
 * otherwise be idle.
 *
 * <p>Engines keep the order of additions, so a round first adds what does not depend on the newest word, e. Words go
 * from vectors to the rounds through memory: to take a lane out of a vector needs the units that rotate.
 */
final class Sha256BlocksSimd {
    private static final int WORDS = Layout.SCHEDULE;

    private Sha256BlocksSimd() {}

    @Export(name = "simd.sha256_blocks")
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
            V128 w0 = words(load128(p));
            V128 w4 = words(Memory.load128at16(p));
            V128 w8 = words(Memory.load128at32(p));
            V128 w12 = words(Memory.load128at48(p));
            int k = Layout.ROUND_CONSTANTS;
            store128(WORDS, add(w0, load128(k)));
            store128(WORDS + 16, add(w4, load128(k + 16)));
            store128(WORDS + 32, add(w8, load128(k + 32)));
            store128(WORDS + 48, add(w12, load128(k + 48)));
            int x;
            int y = b ^ c;
            for (; k != Layout.LAST_ROUNDS; k += 64) {
                V128 known = Sha256Schedule.known(w0, w4, w8, w12);
                h = h + load32(WORDS) + choose(e, f, g) + big1(e);
                d += h;
                x = a ^ b;
                h = h + majority(b, x, y) + big0(a);
                V128 first = Sha256Schedule.firstPair(known, w12);
                g = g + load32(WORDS + 4) + choose(d, e, f) + big1(d);
                c += g;
                y = h ^ a;
                g = g + majority(a, y, x) + big0(h);
                w0 = Sha256Schedule.next(known, first);
                f = f + load32(WORDS + 8) + choose(c, d, e) + big1(c);
                b += f;
                x = g ^ h;
                f = f + majority(h, x, y) + big0(g);
                e = e + load32(WORDS + 12) + choose(b, c, d) + big1(b);
                a += e;
                y = f ^ g;
                e = e + majority(g, y, x) + big0(f);
                store128(WORDS, add(w0, load128(k + 64)));
                known = Sha256Schedule.known(w4, w8, w12, w0);
                d = d + load32(WORDS + 16) + choose(a, b, c) + big1(a);
                h += d;
                x = e ^ f;
                d = d + majority(f, x, y) + big0(e);
                first = Sha256Schedule.firstPair(known, w0);
                c = c + load32(WORDS + 20) + choose(h, a, b) + big1(h);
                g += c;
                y = d ^ e;
                c = c + majority(e, y, x) + big0(d);
                w4 = Sha256Schedule.next(known, first);
                b = b + load32(WORDS + 24) + choose(g, h, a) + big1(g);
                f += b;
                x = c ^ d;
                b = b + majority(d, x, y) + big0(c);
                a = a + load32(WORDS + 28) + choose(f, g, h) + big1(f);
                e += a;
                y = b ^ c;
                a = a + majority(c, y, x) + big0(b);
                store128(WORDS + 16, add(w4, load128(k + 80)));
                known = Sha256Schedule.known(w8, w12, w0, w4);
                h = h + load32(WORDS + 32) + choose(e, f, g) + big1(e);
                d += h;
                x = a ^ b;
                h = h + majority(b, x, y) + big0(a);
                first = Sha256Schedule.firstPair(known, w4);
                g = g + load32(WORDS + 36) + choose(d, e, f) + big1(d);
                c += g;
                y = h ^ a;
                g = g + majority(a, y, x) + big0(h);
                w8 = Sha256Schedule.next(known, first);
                f = f + load32(WORDS + 40) + choose(c, d, e) + big1(c);
                b += f;
                x = g ^ h;
                f = f + majority(h, x, y) + big0(g);
                e = e + load32(WORDS + 44) + choose(b, c, d) + big1(b);
                a += e;
                y = f ^ g;
                e = e + majority(g, y, x) + big0(f);
                store128(WORDS + 32, add(w8, load128(k + 96)));
                known = Sha256Schedule.known(w12, w0, w4, w8);
                d = d + load32(WORDS + 48) + choose(a, b, c) + big1(a);
                h += d;
                x = e ^ f;
                d = d + majority(f, x, y) + big0(e);
                first = Sha256Schedule.firstPair(known, w8);
                c = c + load32(WORDS + 52) + choose(h, a, b) + big1(h);
                g += c;
                y = d ^ e;
                c = c + majority(e, y, x) + big0(d);
                w12 = Sha256Schedule.next(known, first);
                b = b + load32(WORDS + 56) + choose(g, h, a) + big1(g);
                f += b;
                x = c ^ d;
                b = b + majority(d, x, y) + big0(c);
                a = a + load32(WORDS + 60) + choose(f, g, h) + big1(f);
                e += a;
                y = b ^ c;
                a = a + majority(c, y, x) + big0(b);
                store128(WORDS + 48, add(w12, load128(k + 112)));
            }
            h = h + load32(WORDS) + choose(e, f, g) + big1(e);
            d += h;
            x = a ^ b;
            h = h + majority(b, x, y) + big0(a);
            g = g + load32(WORDS + 4) + choose(d, e, f) + big1(d);
            c += g;
            y = h ^ a;
            g = g + majority(a, y, x) + big0(h);
            f = f + load32(WORDS + 8) + choose(c, d, e) + big1(c);
            b += f;
            x = g ^ h;
            f = f + majority(h, x, y) + big0(g);
            e = e + load32(WORDS + 12) + choose(b, c, d) + big1(b);
            a += e;
            y = f ^ g;
            e = e + majority(g, y, x) + big0(f);
            d = d + load32(WORDS + 16) + choose(a, b, c) + big1(a);
            h += d;
            x = e ^ f;
            d = d + majority(f, x, y) + big0(e);
            c = c + load32(WORDS + 20) + choose(h, a, b) + big1(h);
            g += c;
            y = d ^ e;
            c = c + majority(e, y, x) + big0(d);
            b = b + load32(WORDS + 24) + choose(g, h, a) + big1(g);
            f += b;
            x = c ^ d;
            b = b + majority(d, x, y) + big0(c);
            a = a + load32(WORDS + 28) + choose(f, g, h) + big1(f);
            e += a;
            y = b ^ c;
            a = a + majority(c, y, x) + big0(b);
            h = h + load32(WORDS + 32) + choose(e, f, g) + big1(e);
            d += h;
            x = a ^ b;
            h = h + majority(b, x, y) + big0(a);
            g = g + load32(WORDS + 36) + choose(d, e, f) + big1(d);
            c += g;
            y = h ^ a;
            g = g + majority(a, y, x) + big0(h);
            f = f + load32(WORDS + 40) + choose(c, d, e) + big1(c);
            b += f;
            x = g ^ h;
            f = f + majority(h, x, y) + big0(g);
            e = e + load32(WORDS + 44) + choose(b, c, d) + big1(b);
            a += e;
            y = f ^ g;
            e = e + majority(g, y, x) + big0(f);
            d = d + load32(WORDS + 48) + choose(a, b, c) + big1(a);
            h += d;
            x = e ^ f;
            d = d + majority(f, x, y) + big0(e);
            c = c + load32(WORDS + 52) + choose(h, a, b) + big1(h);
            g += c;
            y = d ^ e;
            c = c + majority(e, y, x) + big0(d);
            b = b + load32(WORDS + 56) + choose(g, h, a) + big1(g);
            f += b;
            x = c ^ d;
            b = b + majority(d, x, y) + big0(c);
            a = a + load32(WORDS + 60) + choose(f, g, h) + big1(f);
            e += a;
            y = b ^ c;
            a = a + majority(c, y, x) + big0(b);
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

    private static V128 words(V128 bytes) {
        return I8x16.reverseWords(bytes, bytes);
    }
}
