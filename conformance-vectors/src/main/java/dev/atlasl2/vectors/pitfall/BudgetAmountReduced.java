package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.vectors.oracle.Budget;

/** If 10 is available, allocate(100) takes 4. */
final class BudgetAmountReduced extends Pitfall {
    BudgetAmountReduced() {
        super(
                "budget-amount-reduced",
                "S10.3",
                "Amounts of 96 and more are reduced mod 96 in place of being refused.",
                "Refuse amounts outside 0..95 with INVALID.",
                "budget",
                "budgetRace");
    }

    @Override
    public Budget budget(long initial) {
        return new Budget.Reference(initial) {
            @Override
            public void allocate(long n) {
                super.allocate(Math.floorMod(n, 96L));
            }

            @Override
            public void release(long n) {
                super.release(Math.floorMod(n, 96L));
            }
        };
    }
}
