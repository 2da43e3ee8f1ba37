package dev.atlasl2.wasm.kernels;

import static dev.atlasl2.wasm.insn.I32.rotateRight;

import dev.atlasl2.wasm.insn.Memory;

/** The functions of SHA-256 on words (FIPS 180-4, section 4.1.2), in forms with the fewest operations. */
final class Sha256Words {
    private Sha256Words() {}

    static int choose(int e, int f, int g) {
        return g ^ (e & (f ^ g));
    }

    /** Majority of a, b and c by a ^ b and b ^ c: a round's a ^ b is the b ^ c of the next. */
    static int majority(int b, int ab, int bc) {
        return b ^ (ab & bc);
    }

    static int big0(int a) {
        return rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
    }

    static int big1(int e) {
        return rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
    }

    static int small0(int w) {
        return rotateRight(w, 7) ^ rotateRight(w, 18) ^ w >>> 3;
    }

    static int small1(int w) {
        return rotateRight(w, 17) ^ rotateRight(w, 19) ^ w >>> 10;
    }

    /** Turns the bytes of a word round. */
    static int reverse(int x) {
        return (rotateRight(x, 24) & 0x00ff00ff) | (rotateRight(x, 8) & 0xff00ff00);
    }

    static int loadBigEndian(int p) {
        return reverse(Memory.load32(p));
    }

    static void storeBigEndian(int p, int word) {
        Memory.store32(p, reverse(word));
    }
}
