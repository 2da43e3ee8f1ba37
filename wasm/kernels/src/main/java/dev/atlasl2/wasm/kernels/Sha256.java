package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.I32;
import dev.atlasl2.wasm.insn.Memory;
import org.teavm.interop.Export;

/**
 * SHA-256 (FIPS 180-4) at one go and in pieces. A stream is 104 bytes: the state's eight words, the bytes taken so far
 * as 64 bits, and a block that is not yet full. The length has 64 bits, since 2^29 bytes are 2^32 bits.
 */
final class Sha256 {
    /** Bytes of a stream. */
    static final int STREAM_BYTES = 104;
    /** Bytes of a digest. */
    static final int DIGEST_BYTES = 32;

    private static final int LENGTH = 32;
    private static final int BLOCK = 40;

    private Sha256() {}

    @Export(name = "abi.sha256")
    static int sha256(int p, int n, int out) {
        if (!Ranges.valid(p, n) || !Ranges.valid(out, DIGEST_BYTES)) {
            return Codes.INVALID;
        }
        hash(p, n, out);
        return Codes.OK;
    }

    @Export(name = "abi.sha256_init")
    static int init(int stream) {
        if (!Ranges.valid(stream, STREAM_BYTES)) {
            return Codes.INVALID;
        }
        begin(stream);
        return Codes.OK;
    }

    @Export(name = "abi.sha256_update")
    static int update(int stream, int p, int n) {
        if (!Ranges.valid(stream, STREAM_BYTES) || !Ranges.valid(p, n)) {
            return Codes.INVALID;
        }
        take(stream, p, n);
        return Codes.OK;
    }

    /** Writes the digest; the stream can then only be begun again. */
    @Export(name = "abi.sha256_final")
    static int end(int stream, int out) {
        if (!Ranges.valid(stream, STREAM_BYTES) || !Ranges.valid(out, DIGEST_BYTES)) {
            return Codes.INVALID;
        }
        finish(stream, out);
        return Codes.OK;
    }

    static void hash(int p, int n, int out) {
        begin(Layout.STREAM);
        take(Layout.STREAM, p, n);
        finish(Layout.STREAM, out);
    }

    /** Hash of one byte and then n bytes (clause S12.1). */
    static void hashPrefixed(int prefix, int p, int n, int out) {
        begin(Layout.STREAM);
        Memory.store64(Layout.STREAM + LENGTH, 1);
        Memory.store8(Layout.STREAM + BLOCK, prefix);
        take(Layout.STREAM, p, n);
        finish(Layout.STREAM, out);
    }

    /** Hash of the digests that begin each of {@code count} records (clause S11.4). */
    static void hashRecords(int records, int count, int out) {
        begin(Layout.STREAM);
        for (int i = 0; i != count; i++) {
            take(Layout.STREAM, records + i * WitnessRecord.BYTES, DIGEST_BYTES);
        }
        finish(Layout.STREAM, out);
    }

    private static void begin(int stream) {
        Sha256Constants.storeInitialState(stream);
        Memory.store64(stream + LENGTH, 0);
    }

    private static void take(int stream, int p, int n) {
        if (n == 0) {
            return; // memory.copy traps on an address outside memory even where it copies nothing
        }
        long length = Memory.load64(stream + LENGTH);
        Memory.store64(stream + LENGTH, length + I32.unsigned(n));
        int held = (int) length & 63;
        if (held != 0) {
            int room = 64 - held;
            int now = I32.less(n, room) ? n : room;
            Memory.copy(stream + BLOCK + held, p, now);
            if (now != room) {
                return;
            }
            Engines.blocks(stream, stream + BLOCK, 1);
            p += now;
            n -= now;
        }
        Engines.blocks(stream, p, n >>> 6);
        Memory.copy(stream + BLOCK, p + (n & ~63), n & 63);
    }

    private static void finish(int stream, int out) {
        long length = Memory.load64(stream + LENGTH);
        int held = (int) length & 63;
        int end = held < 56 ? 64 : 128;
        Memory.copy(Layout.PADDING, stream + BLOCK, held);
        Memory.store8(Layout.PADDING + held, 0x80);
        Memory.fill(Layout.PADDING + held + 1, 0, end - held - 9);
        Sha256Words.storeBigEndian(Layout.PADDING + end - 8, (int) (length >>> 29));
        Sha256Words.storeBigEndian(Layout.PADDING + end - 4, (int) length << 3);
        Engines.blocks(stream, Layout.PADDING, end >>> 6);
        for (int i = 0; i < DIGEST_BYTES; i += 4) {
            Sha256Words.storeBigEndian(out + i, Memory.load32(stream + i));
        }
    }

    /** Whether two digests are equal: 1 or 0, in a time that does not depend on where they differ (clause S11.3). */
    static boolean same(int a, int b) {
        long apart = (Memory.load64(a) ^ Memory.load64(b))
                | (Memory.load64at8(a) ^ Memory.load64at8(b))
                | (Memory.load64at16(a) ^ Memory.load64at16(b))
                | (Memory.load64at24(a) ^ Memory.load64at24(b));
        return apart == 0;
    }
}
