package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.Memory;
import org.teavm.interop.Export;

/** A budget's word in memory that one thread uses at a time: nothing can come between a load and a store. */
final class BudgetWordPlain {
    private BudgetWordPlain() {}

    @Export(name = "plain.budget_valid")
    static boolean valid(int p) {
        return Ranges.valid(p, Budget.BYTES);
    }

    @Export(name = "plain.budget_load")
    static int load(int p) {
        return Memory.load32(p);
    }

    @Export(name = "plain.budget_store")
    static void store(int p, int next) {
        Memory.store32(p, next);
    }

    @Export(name = "plain.budget_replace")
    static boolean replace(int p, int expected, int next) {
        Memory.store32(p, next);
        return true;
    }
}
