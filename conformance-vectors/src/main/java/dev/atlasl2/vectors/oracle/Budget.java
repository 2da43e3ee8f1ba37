package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.reference.BudgetReference;

/** The Z/96 allowance (clause S10). */
public interface Budget {
    int available();

    void allocate(long n);

    void allocateAll(long... amounts);

    void release(long n);

    /** The reference model. */
    class Reference implements Budget {
        private final BudgetReference budget;

        public Reference(long initial) {
            budget = new BudgetReference(initial);
        }

        @Override
        public int available() {
            return budget.available();
        }

        @Override
        public void allocate(long n) {
            budget.allocate(n);
        }

        @Override
        public void allocateAll(long... amounts) {
            budget.allocateAll(amounts);
        }

        @Override
        public void release(long n) {
            budget.release(n);
        }
    }
}
