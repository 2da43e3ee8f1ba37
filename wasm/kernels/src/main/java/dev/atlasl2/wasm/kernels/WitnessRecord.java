package dev.atlasl2.wasm.kernels;

import static dev.atlasl2.wasm.insn.Memory.load8;

import dev.atlasl2.wasm.insn.I32;
import dev.atlasl2.wasm.insn.I64;
import dev.atlasl2.wasm.insn.Memory;
import org.teavm.interop.Export;

/** Witness records (section S13): the 64 bytes are the witness, here as in files. */
final class WitnessRecord {
    static final int BYTES = 64;
    static final int LENGTH = 32;
    static final int TIMESTAMP = 40;
    static final int RESONANCE = 48;
    static final int KIND = 49;
    static final int LEAF_LOG2 = 50;
    static final int FLAGS = 51;
    static final int TAIL = 52;
    static final int FLAT = 0;
    static final int TREE = 1;
    static final int MERGED = 1;

    private WitnessRecord() {}

    /** OK if the 64 bytes are a witness (clause S13.2), otherwise INVALID. */
    @Export(name = "abi.record_check")
    static int check(int record) {
        return Ranges.valid(record, BYTES) && isWitness(record) ? Codes.OK : Codes.INVALID;
    }

    static boolean isWitness(int record) {
        int k = load8(record + LEAF_LOG2);
        boolean kind = switch (load8(record + KIND)) {
            case FLAT -> k == 0;
            case TREE -> Tree.isLeafLog2(k);
            default -> false;
        };
        return kind
                && Ranges.residue(load8(record + RESONANCE))
                && Memory.load64(record + LENGTH) != 0
                && (Memory.load64(record + TAIL) | I32.unsigned(Memory.load32(record + TAIL + 8))) == 0;
    }

    /** Writes everything after the digest. */
    static void write(int record, long length, int resonance, int kind, int k) {
        Memory.store64(record + LENGTH, length);
        Memory.fill(record + TIMESTAMP, 0, BYTES - TIMESTAMP);
        Memory.store8(record + RESONANCE, resonance);
        Memory.store8(record + KIND, kind);
        Memory.store8(record + LEAF_LOG2, k);
    }

    /** One witness of {@code count} records, 64 bytes each (clause S11.4). */
    @Export(name = "abi.witness_merge")
    static int merge(int records, int count, int out) {
        if (I32.less(count, 2) || !Ranges.valid(records, count, BYTES) || !Ranges.valid(out, BYTES)) {
            return Codes.INVALID;
        }
        long length = 0;
        long timestamp = 0;
        int resonance = 0;
        int flags = MERGED;
        int kind = load8(records + KIND);
        int k = load8(records + LEAF_LOG2);
        for (int i = 0; i != count; i++) {
            int record = records + i * BYTES;
            if (!isWitness(record) || load8(record + KIND) != kind || load8(record + LEAF_LOG2) != k) {
                return Codes.INVALID;
            }
            long own = Memory.load64(record + LENGTH);
            length += own;
            if (I64.less(length, own)) {
                return Codes.INVALID; // beyond 2^64-1
            }
            long time = Memory.load64(record + TIMESTAMP);
            timestamp = I64.less(timestamp, time) ? time : timestamp;
            resonance = (resonance + load8(record + RESONANCE)) % 96;
            flags |= load8(record + FLAGS);
        }
        Sha256.hashRecords(records, count, out);
        write(out, length, resonance, kind, k);
        Memory.store64(out + TIMESTAMP, timestamp);
        Memory.store8(out + FLAGS, flags);
        return Codes.OK;
    }
}
