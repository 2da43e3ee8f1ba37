package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.BudgetVectors.allocate;
import static dev.atlasl2.vectors.corpus.BudgetVectors.allocateAll;
import static dev.atlasl2.vectors.corpus.BudgetVectors.release;

import dev.atlasl2.vectors.Recipe;

/** The budget of a domain (clause S14.6); in the family domain. */
final class DomainBudgetVectors extends DomainSteps {
    DomainBudgetVectors(FamilyInputs inputs) {
        super(inputs);
    }

    void budgets() {
        add(
                "budget-before-attach",
                "S14.6",
                BYTES,
                10,
                "allowed in every live state",
                allocate(4),
                attach(ONES),
                allocate(4),
                COMMIT,
                allocate(2),
                allocate(1),
                release(5));
        add("budget-wraps", "S14.6", BYTES, 95, "95 + 2 gives 1", release(2), attach(ONES), release(95), release(1));
        add(
                "budget-group",
                "S14.6",
                BYTES,
                3,
                "a failed group keeps nothing",
                allocateAll(1, 2, 3),
                allocateAll(1, 2),
                allocateAll());
        add(
                "budget-amounts",
                "S14.6",
                BYTES,
                10,
                "never reduced mod 96",
                allocate(96),
                allocate(-1),
                allocate(1L << 32),
                allocateAll(1, 96),
                release(96),
                release(256),
                allocate(10));
        add(
                "budget-group-totals",
                "S14.6",
                BYTES,
                95,
                "a total is not reduced: 48 + 48 is not 0",
                allocateAll(48, 48),
                allocateAll(95, 1),
                allocateAll(94, 1));
        add(
                "budget-group-range-first",
                "S14.6",
                BYTES,
                10,
                "INVALID before BUDGET",
                allocateAll(20, 96),
                allocateAll(96, 20),
                allocateAll(20, -1),
                allocate(10));
        add(
                "budget-up-to-95",
                "S14.6",
                BYTES,
                90,
                "95 is a budget, 96 is 0",
                release(5),
                allocate(1),
                release(2),
                release(95));
        add(
                "budget-is-not-the-sum",
                "S14.6",
                3,
                20,
                "the region's sum and the budget are two things",
                attach(Recipe.hex("010203")),
                allocate(20),
                update(0, "01", "05"),
                release(7));
    }

    void largeGroups() {
        for (int count : new int[] {63, 64, 65, 66}) {
            long[] amounts = new long[count];
            amounts[0] = 20;
            amounts[count - 1] = 40;
            long[] more = amounts.clone();
            more[count / 2] = 1;
            long[] outside = amounts.clone();
            outside[count - 1] = 96;
            add(
                    "budget-group-of-" + count,
                    "S14.6",
                    300,
                    "the last amount counts",
                    allocateAll(more),
                    allocateAll(outside),
                    allocateAll(amounts),
                    allocate(1),
                    release(36),
                    allocateAll(2, 3, 4));
        }
    }
}
