package dev.atlasl2;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** What two threads may see of one budget (clause S10). */
public class BudgetStress {
    @JCStressTest
    @Outcome(id = "true, false, 0", expect = ACCEPTABLE, desc = "The first thread gets the last unit.")
    @Outcome(id = "false, true, 0", expect = ACCEPTABLE, desc = "The second thread gets the last unit.")
    @Outcome(expect = FORBIDDEN, desc = "The unit is spent twice, or lost.")
    @State
    public static class LastUnit {
        private final Budget budget = new Budget(1);

        @Actor
        public void first(LLL_Result r) {
            r.r1 = budget.tryAllocate(1);
        }

        @Actor
        public void second(LLL_Result r) {
            r.r2 = budget.tryAllocate(1);
        }

        @Arbiter
        public void after(LLL_Result r) {
            r.r3 = budget.available();
        }
    }

    @JCStressTest
    @Outcome(id = "true, false, 1", expect = ACCEPTABLE, desc = "The pair is taken, too little is left for the two.")
    @Outcome(id = "false, true, 1", expect = ACCEPTABLE, desc = "The two are taken, too little is left for the pair.")
    @Outcome(expect = FORBIDDEN, desc = "Half a pair was taken, or more than there was.")
    @State
    public static class AllOrNothing {
        private final Budget budget = new Budget(3);

        @Actor
        public void pair(LLL_Result r) {
            r.r1 = budget.tryAllocateAll(1, 1);
        }

        @Actor
        public void two(LLL_Result r) {
            r.r2 = budget.tryAllocate(2);
        }

        @Arbiter
        public void after(LLL_Result r) {
            r.r3 = budget.available();
        }
    }

    @JCStressTest
    @Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "The first release wraps to 0, the second adds to it.")
    @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "The second release wraps to 0, the first adds to it.")
    @Outcome(expect = FORBIDDEN, desc = "A release is lost, or the wrap took place twice.")
    @State
    public static class Wrap {
        private final Budget budget = new Budget(95);

        @Actor
        public void first(LLL_Result r) {
            r.r1 = budget.release(1);
        }

        @Actor
        public void second(LLL_Result r) {
            r.r2 = budget.release(1);
        }

        @Arbiter
        public void after(LLL_Result r) {
            r.r3 = budget.available();
        }
    }

    @JCStressTest
    @Outcome(id = "-1", expect = ACCEPTABLE, desc = "Nothing was there to take yet.")
    @Outcome(id = "42", expect = ACCEPTABLE, desc = "Who takes a unit sees what its giver wrote before.")
    @Outcome(id = "0", expect = FORBIDDEN, desc = "The unit came over, what was written before it did not.")
    @State
    public static class Handover {
        private final Budget budget = new Budget(0);
        private int plain;

        @Actor
        public void giver() {
            plain = 42;
            budget.release(1);
        }

        @Actor
        public void taker(I_Result r) {
            r.r1 = budget.tryAllocate(1) ? plain : -1;
        }
    }

    @JCStressTest
    @Outcome(id = "-1, -1", expect = ACCEPTABLE, desc = "Neither budget is seen yet.")
    @Outcome(id = "7, -1", expect = ACCEPTABLE, desc = "One is seen, with what it began with.")
    @Outcome(id = "-1, 7", expect = ACCEPTABLE, desc = "The other is seen, with what it began with.")
    @Outcome(id = "7, 7", expect = ACCEPTABLE, desc = "Both are seen, with what they began with.")
    @Outcome(expect = FORBIDDEN, desc = "A budget is seen before its first amount.")
    @State
    public static class HandedOverByARace {
        private Budget budget;
        private StripedBudget striped;

        @Actor
        public void maker() {
            budget = new Budget(7);
            striped = new StripedBudget(7);
        }

        @Actor
        public void finder(II_Result r) {
            Budget one = budget;
            StripedBudget other = striped;
            r.r1 = one == null ? -1 : one.available();
            r.r2 = other == null ? -1 : other.available();
        }
    }
}
