package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.vectors.oracle.Budget;

/** With 3 units and a group of 1, 2 and 3, nothing may be taken. */
final class BudgetLeak extends Pitfall {
    BudgetLeak() {
        super(
                "budget-leak",
                "S10.4",
                "A group that fails keeps what its first members took.",
                "Compare the total first, then take it at once.",
                "budget");
    }

    @Override
    public Budget budget(long initial) {
        return new Budget.Reference(initial) {
            @Override
            public void allocateAll(long... amounts) {
                for (long n : amounts) {
                    allocate(n);
                }
            }
        };
    }
}
