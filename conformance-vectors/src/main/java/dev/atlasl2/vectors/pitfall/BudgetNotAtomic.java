package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.vectors.oracle.Budget;

/** If two threads read the same value, both are granted what only one may take. */
final class BudgetNotAtomic extends Pitfall {
    BudgetNotAtomic() {
        super(
                "budget-not-atomic",
                "S10.6",
                "Reading, comparing and writing are three steps, and another thread comes in between.",
                "Compare and set in a loop, or hold a lock.",
                "budgetRace");
    }

    @Override
    public Budget budget(long initial) {
        return new Racy(initial);
    }

    private static final class Racy implements Budget {
        private final Rendezvous window = new Rendezvous();
        private volatile int available;

        Racy(long initial) {
            available = new Budget.Reference(initial).available();
        }

        @Override
        public int available() {
            return available;
        }

        @Override
        public void allocate(long n) {
            int before = available;
            window.meet(); // makes a likely interruption certain
            if (n > before) {
                throw new AtlasException(ErrorCode.BUDGET, "n must be at most the available " + before + ", got " + n);
            }
            available = before - (int) n;
        }

        @Override
        public void allocateAll(long... amounts) {
            for (long n : amounts) {
                allocate(n);
            }
        }

        @Override
        public void release(long n) {
            available = (int) ((available + n) % 96);
        }
    }
}
