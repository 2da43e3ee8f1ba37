package dev.atlasl2.adapter;

import dev.atlasl2.Budget;
import dev.atlasl2.StripedBudget;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import java.util.List;
import java.util.function.IntFunction;

/** One way to a budget: in one cell or in stripes, by calls that throw where they refuse or by calls that answer. */
interface Allowance {
    /** Every way; each answers for a budget of its own, and all must answer alike. */
    List<IntFunction<Allowance>> WAYS =
            List.of(Throwing::new, Answering::new, StripedThrowing::new, StripedAnswering::new);

    int available();

    void allocate(int amount);

    void allocateAll(int... amounts);

    void release(int amount);

    private static void require(boolean granted) {
        if (!granted) {
            throw new AtlasException(ErrorCode.BUDGET, "answered false");
        }
    }

    /** {@link Budget} by the calls that throw. */
    class Throwing implements Allowance {
        final Budget budget;

        Throwing(int initial) {
            budget = new Budget(initial);
        }

        @Override
        public int available() {
            return budget.available();
        }

        @Override
        public void allocate(int amount) {
            budget.allocate(amount);
        }

        @Override
        public void allocateAll(int... amounts) {
            budget.allocateAll(amounts);
        }

        @Override
        public void release(int amount) {
            budget.release(amount);
        }
    }

    /** {@link Budget} by the calls that answer. */
    class Answering extends Throwing {
        Answering(int initial) {
            super(initial);
        }

        @Override
        public void allocate(int amount) {
            require(budget.tryAllocate(amount));
        }

        @Override
        public void allocateAll(int... amounts) {
            require(budget.tryAllocateAll(amounts));
        }
    }

    /** {@link StripedBudget} by the calls that throw. */
    class StripedThrowing implements Allowance {
        final StripedBudget budget;

        StripedThrowing(int initial) {
            budget = new StripedBudget(initial);
        }

        @Override
        public int available() {
            return budget.available();
        }

        @Override
        public void allocate(int amount) {
            budget.allocate(amount);
        }

        @Override
        public void allocateAll(int... amounts) {
            budget.allocateAll(amounts);
        }

        @Override
        public void release(int amount) {
            budget.release(amount);
        }
    }

    /** {@link StripedBudget} by the calls that answer. */
    class StripedAnswering extends StripedThrowing {
        StripedAnswering(int initial) {
            super(initial);
        }

        @Override
        public void allocate(int amount) {
            require(budget.tryAllocate(amount));
        }

        @Override
        public void allocateAll(int... amounts) {
            require(budget.tryAllocateAll(amounts));
        }
    }
}
