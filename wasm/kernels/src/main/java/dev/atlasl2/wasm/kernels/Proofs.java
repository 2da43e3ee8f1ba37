package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.I32;
import dev.atlasl2.wasm.insn.I64;
import dev.atlasl2.wasm.insn.Memory;
import org.teavm.interop.Export;

/**
 * Proofs of RFC 9162, sections 2.1.3 and 2.1.4 (clauses S12.4 to S12.6), over leaf hashes. A path has at most 33
 * entries of 32 bytes and is ordered from the leaf to the root. The code walks the tree from the root down, so it fills
 * the path from its end.
 */
final class Proofs {
    private static final int DIGEST = Sha256.DIGEST_BYTES;

    private Proofs() {}

    /** PATH(index, D): returns how many entries were written, -INVALID if there is no such leaf. */
    @Export(name = "abi.inclusion_proof")
    static int inclusion(int hashes, int count, int index, int out) {
        if (!I32.less(index, count) || !Ranges.valid(hashes, count, DIGEST)) {
            return -Codes.INVALID;
        }
        int entries = inclusionLength(count, index);
        if (!Ranges.valid(out, entries, DIGEST)) {
            return -Codes.INVALID;
        }
        int at = out + entries * DIGEST;
        while (count != 1) {
            int left = split(count);
            at -= DIGEST;
            if (I32.less(index, left)) {
                Tree.root(hashes + left * DIGEST, count - left, at);
                count = left;
            } else {
                Tree.root(hashes, left, at);
                hashes += left * DIGEST;
                index -= left;
                count -= left;
            }
        }
        return entries;
    }

    private static int inclusionLength(int count, int index) {
        int entries = 0;
        for (; count != 1; entries++) {
            int left = split(count);
            if (I32.less(index, left)) {
                count = left;
            } else {
                index -= left;
                count -= left;
            }
        }
        return entries;
    }

    /** PROOF(first, D): returns how many entries were written, -INVALID unless 1 <= first <= count. */
    @Export(name = "abi.consistency_proof")
    static int consistency(int hashes, int count, int first, int out) {
        if (first == 0 || I32.less(count, first) || !Ranges.valid(hashes, count, DIGEST)) {
            return -Codes.INVALID;
        }
        int entries = consistencyLength(count, first);
        if (!Ranges.valid(out, entries, DIGEST)) {
            return -Codes.INVALID;
        }
        int at = out + entries * DIGEST;
        while (first != count) {
            int left = split(count);
            at -= DIGEST;
            if (!I32.less(left, first)) {
                Tree.root(hashes + left * DIGEST, count - left, at);
                count = left;
            } else {
                Tree.root(hashes, left, at);
                hashes += left * DIGEST;
                first -= left;
                count -= left;
            }
        }
        if (at != out) { // the subtree is not the old tree itself, whose root the verifier has
            Tree.root(hashes, count, out);
        }
        return entries;
    }

    private static int consistencyLength(int count, int first) {
        int entries = 0;
        int known = 1;
        for (; first != count; entries++) {
            int left = split(count);
            if (!I32.less(left, first)) {
                count = left;
            } else {
                first -= left;
                count -= left;
                known = 0;
            }
        }
        return known != 0 ? entries : entries + 1;
    }

    /** The largest power of two below n, for n of at least 2. */
    private static int split(int n) {
        return 0x80000000 >>> I32.leadingZeros(n - 1);
    }

    /** OK if the path leads from the leaf hash to the root (RFC 9162, section 2.1.3.2), otherwise WITNESS. */
    @Export(name = "abi.verify_inclusion")
    static int verifyInclusion(int root, int leaf, long index, long size, int path, int entries) {
        boolean shaped =
                Ranges.valid(root, DIGEST) && Ranges.valid(leaf, DIGEST) && Ranges.valid(path, entries, DIGEST);
        if (!shaped || I64.lessSigned(index, 0) || I64.lessSigned(size, 1)) {
            return Codes.INVALID;
        }
        if (!I64.less(index, size)) {
            return Codes.WITNESS;
        }
        long fn = index;
        long sn = size - 1;
        Memory.copy(Layout.DIGEST, leaf, DIGEST);
        for (; entries != 0; entries--) {
            if (sn == 0) {
                return Codes.WITNESS;
            }
            if ((fn & 1) != 0 || fn == sn) {
                Tree.node(path, Layout.DIGEST, Layout.DIGEST);
                for (; (fn & 1) == 0 && fn != 0; fn >>>= 1) {
                    sn >>>= 1;
                }
            } else {
                Tree.node(Layout.DIGEST, path, Layout.DIGEST);
            }
            fn >>>= 1;
            sn >>>= 1;
            path += DIGEST;
        }
        return sn == 0 && Sha256.same(Layout.DIGEST, root) ? Codes.OK : Codes.WITNESS;
    }

    /**
     * OK if the tree of {@code second} leaves begins with that of {@code first} (RFC 9162, section 2.1.4.2), otherwise
     * WITNESS.
     */
    @Export(name = "abi.verify_consistency")
    static int verifyConsistency(long first, long second, int firstRoot, int secondRoot, int path, int entries) {
        boolean shaped = Ranges.valid(firstRoot, DIGEST)
                && Ranges.valid(secondRoot, DIGEST)
                && Ranges.valid(path, entries, DIGEST);
        if (!shaped || I64.lessSigned(first, 1) || I64.lessSigned(second, first)) {
            return Codes.INVALID;
        }
        if (first == second) {
            return entries == 0 && Sha256.same(firstRoot, secondRoot) ? Codes.OK : Codes.WITNESS;
        }
        if (entries == 0) {
            return Codes.WITNESS;
        }
        int start = firstRoot; // a complete subtree: the path does not repeat its root
        if (I64.bitCount(first) != 1) {
            start = path;
            path += DIGEST;
            entries--;
        }
        Memory.copy(Layout.DIGEST, start, DIGEST);
        Memory.copy(Layout.OTHER_DIGEST, start, DIGEST);
        return climb(first - 1, second - 1, firstRoot, secondRoot, path, entries);
    }

    private static int climb(long fn, long sn, int firstRoot, int secondRoot, int path, int entries) {
        for (; (fn & 1) != 0; fn >>>= 1) {
            sn >>>= 1;
        }
        for (; entries != 0; entries--) {
            if (sn == 0) {
                return Codes.WITNESS;
            }
            if ((fn & 1) != 0 || fn == sn) {
                Tree.node(path, Layout.DIGEST, Layout.DIGEST);
                Tree.node(path, Layout.OTHER_DIGEST, Layout.OTHER_DIGEST);
                for (; (fn & 1) == 0 && fn != 0; fn >>>= 1) {
                    sn >>>= 1;
                }
            } else {
                Tree.node(Layout.OTHER_DIGEST, path, Layout.OTHER_DIGEST);
            }
            fn >>>= 1;
            sn >>>= 1;
            path += DIGEST;
        }
        boolean both = Sha256.same(Layout.DIGEST, firstRoot) && Sha256.same(Layout.OTHER_DIGEST, secondRoot);
        return sn == 0 && both ? Codes.OK : Codes.WITNESS;
    }

    /**
     * Writes the numbers, 32 bits each, of the leaf hashes that differ or that only one list has, and returns how many
     * (clause S12.6).
     */
    @Export(name = "abi.changed_leaves")
    static int changedLeaves(int before, int beforeCount, int after, int afterCount, int out) {
        int most = I32.less(beforeCount, afterCount) ? afterCount : beforeCount;
        int both = I32.less(beforeCount, afterCount) ? beforeCount : afterCount;
        if (!Ranges.valid(before, beforeCount, DIGEST)
                || !Ranges.valid(after, afterCount, DIGEST)
                || !Ranges.valid(out, most, 4)) {
            return -Codes.INVALID;
        }
        int changed = 0;
        for (int i = 0; i != most; i++) {
            if (!I32.less(i, both) || !Sha256.same(before + i * DIGEST, after + i * DIGEST)) {
                Memory.store32(out + 4 * changed, i);
                changed++;
            }
        }
        return changed;
    }
}
