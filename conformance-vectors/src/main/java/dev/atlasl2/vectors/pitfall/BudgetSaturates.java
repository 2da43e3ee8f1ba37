package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.vectors.oracle.Budget;

/** By the rule 95 + 2 gives 1, although 95 looks safer. */
final class BudgetSaturates extends Pitfall {
    BudgetSaturates() {
        super("budget-saturates", "S10.5", "A release stops at 95.", "available = (available + n) mod 96.", "budget");
    }

    @Override
    public Budget budget(long initial) {
        return new Budget.Reference(initial) {
            @Override
            public void release(long n) {
                boolean saturates = n >= 0 && n <= 95 && available() + n > 95;
                super.release(saturates ? 95 - available() : n);
            }
        };
    }
}
