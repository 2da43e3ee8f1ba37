package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.Bits128;
import dev.atlasl2.wasm.insn.I32;
import dev.atlasl2.wasm.insn.I32x4;
import dev.atlasl2.wasm.insn.I8x16;
import dev.atlasl2.wasm.insn.Memory;
import dev.atlasl2.wasm.insn.V128;
import org.teavm.interop.Export;

/**
 * Leaf hashes four at a time, one leaf per lane. The message of a leaf is a prefix and then its 2^k bytes, so block b
 * holds the leaf's bytes from 64 b - 1 on. The byte before the leaf, which the first load reads, is replaced by the
 * prefix. The last block holds the leaf's last byte and the padding.
 */
final class LeafHashesSimd {
    private static final int STATE = Layout.FOUR_STATES;
    private static final int MESSAGE = Layout.FOUR_BLOCKS;

    private LeafHashesSimd() {}

    @Export(name = "simd.leaf_hashes")
    static void leafHashes(int p, int count, int k, int out) {
        for (; !I32.less(count, 4); count -= 4) {
            four(p, k, out);
            p += 4 << k;
            out += 4 * Sha256.DIGEST_BYTES;
        }
        LeafHashesBase.leafHashes(p, count, k, out);
    }

    private static void four(int p, int k, int out) {
        int leaf = 1 << k;
        initialState();
        loadBlock(p - 1, leaf);
        V128 words = Bits128.and(Memory.load128(MESSAGE), I32x4.splat(0x00ffffff));
        Memory.store128(MESSAGE, Bits128.or(words, I32x4.splat(Tree.prefix(k) << 24)));
        Sha256FourBlocks.block();
        for (int block = 64; block != leaf; block += 64) {
            loadBlock(p + block - 1, leaf);
            Sha256FourBlocks.block();
        }
        loadPadding(p + leaf - 1, leaf);
        Sha256FourBlocks.block();
        storeDigests(out);
    }

    /** The same initial word in all lanes of a vector. */
    private static void initialState() {
        Sha256Constants.storeInitialState(Layout.DIGEST);
        for (int i = 0; i < 8; i++) {
            Memory.store128(STATE + 16 * i, Memory.load32splat(Layout.DIGEST + 4 * i));
        }
    }

    /** Sixteen words of each of four messages, which are {@code stride} bytes apart. */
    private static void loadBlock(int p, int stride) {
        for (int i = 0; i < 64; i += 16) {
            transpose(p + i, stride, MESSAGE + 4 * i, 16);
        }
    }

    private static void storeDigests(int out) {
        transpose(STATE, 16, out, Sha256.DIGEST_BYTES);
        transpose(STATE + 64, 16, out + 16, Sha256.DIGEST_BYTES);
    }

    /** Four vectors of four words become four vectors with one word of each; the bytes of each word are reversed. */
    private static void transpose(int from, int fromStride, int to, int toStride) {
        V128 a = words(Memory.load128(from));
        V128 b = words(Memory.load128(from + fromStride));
        V128 c = words(Memory.load128(from + 2 * fromStride));
        V128 d = words(Memory.load128(from + 3 * fromStride));
        V128 ab = I8x16.zipLowWords(a, b);
        V128 cd = I8x16.zipLowWords(c, d);
        Memory.store128(to, I8x16.lowHalves(ab, cd));
        Memory.store128(to + toStride, I8x16.highHalves(ab, cd));
        V128 abHigh = I8x16.zipHighWords(a, b);
        V128 cdHigh = I8x16.zipHighWords(c, d);
        Memory.store128(to + 2 * toStride, I8x16.lowHalves(abHigh, cdHigh));
        Memory.store128(to + 3 * toStride, I8x16.highHalves(abHigh, cdHigh));
    }

    private static V128 words(V128 bytes) {
        return I8x16.reverseWords(bytes, bytes);
    }

    private static void loadPadding(int last, int leaf) {
        for (int lane = 0; lane < 4; lane++) {
            Memory.store32(MESSAGE + 4 * lane, Memory.load8(last) << 24 | 0x800000);
            last += leaf;
        }
        Memory.fill(MESSAGE + 16, 0, 14 * 16);
        Memory.store128(MESSAGE + 15 * 16, I32x4.splat((leaf + 1) * 8)); // at most 2^16 + 1 bytes
    }
}
