package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.JvmMemory;
import dev.atlasl2.wasm.insn.Link;

/**
 * The kernels that differ between engines. In a module each call goes to the function of that module, on a JVM to that
 * of {@link JvmEngine}.
 */
final class Engines {
    private Engines() {}

    /** The sum of n bytes, 0..95 (clause S2.1). */
    @Link("sum")
    static int sum(int p, int n) {
        return JvmEngine.isSimd() ? SumSimd.sum(p, n) : SumBase.sum(p, n);
    }

    /** Whether n bytes are equal mod 96, byte by byte: 1 or 0. */
    @Link("congruent")
    static int congruent(int a, int b, int n) {
        return JvmEngine.isSimd() ? CongruentSimd.congruent(a, b, n) : CongruentBase.congruent(a, b, n);
    }

    /** Takes whole blocks of 64 bytes into a SHA-256 state of eight words. */
    @Link("sha256_blocks")
    static void blocks(int state, int p, int count) {
        if (JvmEngine.isSimd()) {
            Sha256BlocksSimd.blocks(state, p, count);
        } else {
            Sha256BlocksBase.blocks(state, p, count);
        }
    }

    /** Writes the hashes of whole leaves of 2^k bytes, 32 bytes each. */
    @Link("leaf_hashes")
    static void leafHashes(int p, int count, int k, int out) {
        if (JvmEngine.isSimd()) {
            LeafHashesSimd.leafHashes(p, count, k, out);
        } else {
            LeafHashesBase.leafHashes(p, count, k, out);
        }
    }

    /** Whether the host may pass a budget at that address. */
    @Link("budget_valid")
    static boolean budgetValid(int p) {
        return JvmMemory.isShared() ? BudgetWordThreads.valid(p) : BudgetWordPlain.valid(p);
    }

    /** The value of a budget's word. */
    @Link("budget_load")
    static int budgetLoad(int p) {
        return JvmMemory.isShared() ? BudgetWordThreads.load(p) : BudgetWordPlain.load(p);
    }

    /** Writes a budget's word. */
    @Link("budget_store")
    static void budgetStore(int p, int next) {
        if (JvmMemory.isShared()) {
            BudgetWordThreads.store(p, next);
        } else {
            BudgetWordPlain.store(p, next);
        }
    }

    /** Writes a budget's word if it still has the expected value; returns whether it did. */
    @Link("budget_replace")
    static boolean budgetReplace(int p, int expected, int next) {
        return JvmMemory.isShared()
                ? BudgetWordThreads.replace(p, expected, next)
                : BudgetWordPlain.replace(p, expected, next);
    }
}
