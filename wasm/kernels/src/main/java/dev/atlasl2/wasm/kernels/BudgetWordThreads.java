package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.AtomicI32;
import org.teavm.interop.Export;

/** A budget's word in shared memory: a thread that loses the race for it tries again, and none waits for another. */
final class BudgetWordThreads {
    private BudgetWordThreads() {}

    /** Atomic instructions trap at addresses that are not a multiple of 4. */
    @Export(name = "threads.budget_valid")
    static boolean valid(int p) {
        return (p & 3) == 0 && Ranges.valid(p, Budget.BYTES);
    }

    @Export(name = "threads.budget_load")
    static int load(int p) {
        return AtomicI32.load(p);
    }

    @Export(name = "threads.budget_store")
    static void store(int p, int next) {
        AtomicI32.store(p, next);
    }

    @Export(name = "threads.budget_replace")
    static boolean replace(int p, int expected, int next) {
        return AtomicI32.compareExchange(p, expected, next) == expected;
    }
}
