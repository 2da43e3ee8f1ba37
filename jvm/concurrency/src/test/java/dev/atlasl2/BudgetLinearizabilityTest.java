package dev.atlasl2;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** Clause S10.6, including the wrap. */
class BudgetLinearizabilityTest {
    /** One cell. */
    @Param(name = "amount", gen = IntGen.class, conf = "0:60")
    public static class Single {
        private final Budget budget = new Budget(50);

        @Operation
        public boolean take(@Param(name = "amount") int amount) {
            return budget.tryAllocate(amount);
        }

        @Operation
        public boolean takeBoth(@Param(name = "amount") int one, @Param(name = "amount") int other) {
            return budget.tryAllocateAll(one, other);
        }

        @Operation
        public void give(@Param(name = "amount") int amount) {
            budget.release(amount);
        }

        @Operation
        public int available() {
            return budget.available();
        }
    }

    /** As many stripes as threads: each has its own, and units are shared out repeatedly. */
    @Param(name = "amount", gen = IntGen.class, conf = "0:60")
    public static class Striped {
        private final StripedBudget budget = new StripedBudget(50, new Stripes(2));

        @Operation
        public boolean take(@Param(name = "amount") int amount) {
            return budget.tryAllocate(amount);
        }

        @Operation
        public boolean takeBoth(@Param(name = "amount") int one, @Param(name = "amount") int other) {
            return budget.tryAllocateAll(one, other);
        }

        @Operation
        public void give(@Param(name = "amount") int amount) {
            budget.release(amount);
        }

        @Operation
        public int available() {
            return budget.available();
        }
    }

    @Test
    void aBudgetIsLinearizableInEverySchedule() {
        Linearizability.isModelChecked(Single.class, BudgetModel.class);
    }

    @Test
    void aBudgetIsLinearizableUnderStress() {
        Linearizability.isStressed(Single.class, BudgetModel.class);
    }

    @Test
    void stripesAreLinearizableInEverySchedule() {
        Linearizability.isModelChecked(Striped.class, BudgetModel.class);
    }

    @Test
    void stripesAreLinearizableUnderStress() {
        Linearizability.isStressed(Striped.class, BudgetModel.class);
    }
}
