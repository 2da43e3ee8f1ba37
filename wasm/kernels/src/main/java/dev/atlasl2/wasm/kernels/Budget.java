package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.I32;
import dev.atlasl2.wasm.insn.Memory;
import org.teavm.interop.Export;

/**
 * Budgets (section S10): a word that holds the available amount. Every change is a compare-and-replace, so the rules
 * are the same if several threads race for the word.
 */
final class Budget {
    /** Bytes of a budget. */
    static final int BYTES = 4;

    private static final int AMOUNT_BYTES = 4;

    private Budget() {}

    /** Clause S10.1. */
    @Export(name = "abi.budget_create")
    static int create(int budget, int initial) {
        if (!Engines.budgetValid(budget) || !Ranges.residue(initial)) {
            return Codes.INVALID;
        }
        Engines.budgetStore(budget, initial);
        return Codes.OK;
    }

    /** What is available, 0..95. */
    @Export(name = "abi.budget_available")
    static int available(int budget) {
        return Engines.budgetValid(budget) ? Engines.budgetLoad(budget) : -Codes.INVALID;
    }

    /** Clauses S10.2 and S10.3. */
    @Export(name = "abi.budget_allocate")
    static int allocate(int budget, int n) {
        if (!Engines.budgetValid(budget) || !Ranges.residue(n)) {
            return Codes.INVALID;
        }
        return take(budget, n);
    }

    /** Clause S10.4: {@code count} words at {@code amounts}. All of them are checked before anything is taken. */
    @Export(name = "abi.budget_allocate_all")
    static int allocateAll(int budget, int amounts, int count) {
        if (!Engines.budgetValid(budget) || !Ranges.valid(amounts, count, AMOUNT_BYTES)) {
            return Codes.INVALID;
        }
        int total = 0;
        for (int left = count; left != 0; left--) {
            int n = Memory.load32(amounts);
            if (!Ranges.residue(n)) {
                return Codes.INVALID;
            }
            total = I32.less(total, 96) ? total + n : total; // already above every budget: cannot overflow
            amounts += AMOUNT_BYTES;
        }
        return take(budget, total);
    }

    /** Clause S10.5: the wrap is required. */
    @Export(name = "abi.budget_release")
    static int release(int budget, int n) {
        if (!Engines.budgetValid(budget) || !Ranges.residue(n)) {
            return Codes.INVALID;
        }
        int available;
        do {
            available = Engines.budgetLoad(budget);
        } while (!Engines.budgetReplace(budget, available, (available + n) % 96));
        return Codes.OK;
    }

    private static int take(int budget, int n) {
        int available;
        do {
            available = Engines.budgetLoad(budget);
            if (I32.less(available, n)) {
                return Codes.BUDGET;
            }
        } while (!Engines.budgetReplace(budget, available, available - n));
        return Codes.OK;
    }
}
