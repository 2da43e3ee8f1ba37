package dev.atlasl2.wasm.kernels;

import static dev.atlasl2.wasm.insn.Memory.load32;

import dev.atlasl2.wasm.insn.I32;
import dev.atlasl2.wasm.insn.Memory;
import org.teavm.interop.Export;

/**
 * Batches (section S9). An entry is two words, address and length; an entry of a delta is three: before, after and
 * length. All entries are checked before any answer is written. An answer is a word; that of a witness is a record.
 */
final class Batch {
    private static final int MAX_ENTRIES = 256;
    private static final int ENTRY = 8;
    private static final int DELTA_ENTRY = 12;
    private static final int ANSWER = 4;

    private Batch() {}

    /** Sums. */
    @Export(name = "abi.batch_sum")
    static int sum(int entries, int count, int out) {
        if (!regions(entries, count, 0) || !Ranges.valid(out, count, ANSWER)) {
            return Codes.INVALID;
        }
        for (int i = 0; i != count; i++) {
            Memory.store32(out + i * ANSWER, Engines.sum(load32(entries + i * ENTRY), load32(entries + i * ENTRY + 4)));
        }
        return Codes.OK;
    }

    /** 1 if an entry is conserved, else 0. */
    @Export(name = "abi.batch_check")
    static int check(int entries, int count, int out) {
        int code = sum(entries, count, out);
        if (code == Codes.OK) {
            for (int i = 0; i != count; i++) {
                Memory.store32(out + i * ANSWER, load32(out + i * ANSWER) == 0 ? 1 : 0);
            }
        }
        return code;
    }

    /** Deltas. */
    @Export(name = "abi.batch_delta")
    static int delta(int entries, int count, int out) {
        if (!isCount(count) || !Ranges.valid(entries, count, DELTA_ENTRY) || !Ranges.valid(out, count, ANSWER)) {
            return Codes.INVALID;
        }
        for (int i = 0; i != count; i++) {
            int entry = entries + i * DELTA_ENTRY;
            if (!Ranges.valid(load32(entry), load32(entry + 8))
                    || !Ranges.valid(load32(entry + 4), load32(entry + 8))) {
                return Codes.INVALID;
            }
        }
        for (int i = 0; i != count; i++) {
            int entry = entries + i * DELTA_ENTRY;
            Memory.store32(out + i * ANSWER, Delta.delta(load32(entry), load32(entry + 4), load32(entry + 8)));
        }
        return Codes.OK;
    }

    /** Flat witnesses, 64 bytes each; no entry may be empty. */
    @Export(name = "abi.batch_witness")
    static int witness(int entries, int count, int out) {
        if (!regions(entries, count, 1) || !Ranges.valid(out, count, WitnessRecord.BYTES)) {
            return Codes.INVALID;
        }
        for (int i = 0; i != count; i++) {
            Witness.flat(load32(entries + i * ENTRY), load32(entries + i * ENTRY + 4), out + i * WitnessRecord.BYTES);
        }
        return Codes.OK;
    }

    /** How many entries of n bytes make a good batch (clause S9.4). */
    @Export(name = "abi.batch_hint")
    static int hint(int n) {
        if (!I32.greater(n, 64)) {
            return MAX_ENTRIES;
        }
        if (!I32.greater(n, 1_024)) {
            int entries = 32_768 / (4 * n);
            return entries < 8 ? 8 : entries;
        }
        return I32.greater(n, 16_384) ? 8 : 16;
    }

    private static boolean isCount(int count) {
        return count != 0 && !I32.greater(count, MAX_ENTRIES);
    }

    private static boolean regions(int entries, int count, int least) {
        if (!isCount(count) || !Ranges.valid(entries, count, ENTRY)) {
            return false;
        }
        for (int i = 0; i != count; i++) {
            int n = load32(entries + i * ENTRY + 4);
            if (I32.less(n, least) || !Ranges.valid(load32(entries + i * ENTRY), n)) {
                return false;
            }
        }
        return true;
    }
}
