package dev.atlasl2.wasm.kernels;

import static dev.atlasl2.wasm.insn.Memory.load8;

import dev.atlasl2.wasm.insn.I32;
import dev.atlasl2.wasm.insn.Memory;
import org.teavm.interop.Export;

/** Making and verifying witnesses (clauses S11.1 to S11.3 and S12.2); they are written as records. */
final class Witness {
    private Witness() {}

    /** The flat witness of a region. */
    @Export(name = "abi.witness")
    static int flat(int p, int n, int record) {
        if (n == 0 || !Ranges.valid(p, n) || !Ranges.valid(record, WitnessRecord.BYTES)) {
            return Codes.INVALID;
        }
        int resonance = Engines.sum(p, n); // before any write: the record may be inside the region
        Sha256.hash(p, n, record);
        WitnessRecord.write(record, I32.unsigned(n), resonance, WitnessRecord.FLAT, 0);
        return Codes.OK;
    }

    /** The tree witness of a region over leaves of 2^k bytes. */
    @Export(name = "abi.witness_tree")
    static int tree(int p, int n, int k, int record) {
        if (Tree.leafCount(n, k) < 0 || !Ranges.valid(p, n) || !Ranges.valid(record, WitnessRecord.BYTES)) {
            return Codes.INVALID;
        }
        int resonance = Engines.sum(p, n);
        treeDigest(p, n, k, record);
        WitnessRecord.write(record, I32.unsigned(n), resonance, WitnessRecord.TREE, k);
        return Codes.OK;
    }

    /** The root over a region's leaves, with memory for only a few digests. */
    private static void treeDigest(int p, int n, int k, int out) {
        int whole = n >>> k;
        int pushed = 0;
        while (pushed != whole) {
            int now = I32.less(whole - pushed, Tree.GROUP) ? whole - pushed : Tree.GROUP;
            Engines.leafHashes(p, now, k, Layout.LEAVES);
            Tree.pushAll(Layout.LEAVES, now, pushed);
            pushed += now;
            p += now << k;
        }
        int rest = n & (1 << k) - 1;
        if (rest != 0) {
            Sha256.hashPrefixed(Tree.LEAF, p, rest, Layout.LEAVES);
            Tree.push(Layout.LEAVES, pushed);
            pushed++;
        }
        Tree.fold(pushed, out);
    }

    /** Clause S11.3: the length, then the digest, then the resonance. */
    @Export(name = "abi.witness_verify")
    static int verify(int p, int n, int record) {
        if (n == 0
                || !Ranges.valid(p, n)
                || !Ranges.valid(record, WitnessRecord.BYTES)
                || !WitnessRecord.isWitness(record)
                || Memory.load64(record + WitnessRecord.LENGTH) != I32.unsigned(n)) {
            return Codes.INVALID;
        }
        if (load8(record + WitnessRecord.KIND) == WitnessRecord.FLAT) {
            Sha256.hash(p, n, Layout.DIGEST);
        } else {
            treeDigest(p, n, load8(record + WitnessRecord.LEAF_LOG2), Layout.DIGEST);
        }
        if (!Sha256.same(Layout.DIGEST, record)) {
            return Codes.WITNESS;
        }
        return Engines.sum(p, n) == load8(record + WitnessRecord.RESONANCE) ? Codes.OK : Codes.CONSERVATION;
    }
}
