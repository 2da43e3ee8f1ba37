package dev.atlasl2;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** What two threads may see of a budget in two stripes: exactly what they may see of a budget in one cell. */
public class StripedBudgetStress {
    private static StripedBudget budget(int initial) {
        return new StripedBudget(initial, new Stripes(2));
    }

    @JCStressTest
    @Outcome(id = "true, false, 0", expect = ACCEPTABLE, desc = "The first thread gets the last unit.")
    @Outcome(id = "false, true, 0", expect = ACCEPTABLE, desc = "The second thread gets the last unit.")
    @Outcome(expect = FORBIDDEN, desc = "The unit is spent twice, lost, or refused since the other stripe has it.")
    @State
    public static class LastUnit {
        private final StripedBudget budget = budget(1);

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
    @Outcome(expect = FORBIDDEN, desc = "Half a pair was taken, or more than there was, or both were refused.")
    @State
    public static class AllOrNothing {
        private final StripedBudget budget = budget(3);

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

    /** Each takes twice: the first time from its share, the second time concurrently with the other. */
    @JCStressTest
    @Outcome(id = "60, 30, 5", expect = ACCEPTABLE, desc = "The first thread's second call came before the second's.")
    @Outcome(id = "30, 60, 5", expect = ACCEPTABLE, desc = "The second thread's second call came before the first's.")
    @Outcome(expect = FORBIDDEN, desc = "More than 95 was granted, or less than three calls of 30.")
    @State
    public static class NeverOverspent {
        private final StripedBudget budget = budget(95);

        private int takeTwice() {
            return (budget.tryAllocate(30) ? 30 : 0) + (budget.tryAllocate(30) ? 30 : 0);
        }

        @Actor
        public void first(III_Result r) {
            r.r1 = takeTwice();
        }

        @Actor
        public void second(III_Result r) {
            r.r2 = takeTwice();
        }

        @Arbiter
        public void after(III_Result r) {
            r.r3 = budget.available();
        }
    }

    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "One release wraps to 0, the other adds to it.")
    @Outcome(expect = FORBIDDEN, desc = "A release is lost, or the wrap took place twice or never.")
    @State
    public static class Wrap {
        private final StripedBudget budget = budget(95);

        @Actor
        public void first() {
            budget.release(1);
        }

        @Actor
        public void second() {
            budget.release(1);
        }

        @Arbiter
        public void after(I_Result r) {
            r.r1 = budget.available();
        }
    }

    @JCStressTest
    @Outcome(id = "-1", expect = ACCEPTABLE, desc = "Nothing was there to take yet.")
    @Outcome(id = "42", expect = ACCEPTABLE, desc = "Who takes a unit sees what its giver wrote before.")
    @Outcome(id = "0", expect = FORBIDDEN, desc = "The unit came over, what was written before it did not.")
    @State
    public static class Handover {
        private final StripedBudget budget = budget(0);
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

    /** One cell orders all calls. Stripes do so only if every access to them is part of that order. */
    @JCStressTest
    @Outcome(id = "11, 12", expect = ACCEPTABLE, desc = "The first release came before the second.")
    @Outcome(id = "12, 11", expect = ACCEPTABLE, desc = "The second release came before the first.")
    @Outcome(id = "12, 12", expect = ACCEPTABLE, desc = "Both looked after both releases.")
    @Outcome(expect = FORBIDDEN, desc = "Each saw its own release only, or not even that: they had no order.")
    @State
    public static class OneOrderForAll {
        private final StripedBudget budget = budget(10);

        @Actor
        public void first(II_Result r) {
            budget.release(1);
            r.r1 = budget.available();
        }

        @Actor
        public void second(II_Result r) {
            budget.release(1);
            r.r2 = budget.available();
        }
    }

    /** Units move between the stripes while another thread reads them one after the other. */
    @JCStressTest
    @Outcome(id = "40", expect = ACCEPTABLE, desc = "All but the looker's 10 are there.")
    @Outcome(id = "10", expect = ACCEPTABLE, desc = "The other thread has 30 in hand.")
    @Outcome(expect = FORBIDDEN, desc = "Units were seen in both stripes, or in none.")
    @State
    public static class NoHalfRead {
        private final StripedBudget budget = budget(50);

        @Actor
        public void mover() {
            budget.allocate(30);
            budget.release(30);
        }

        @Actor
        public void looker(I_Result r) {
            budget.allocate(10);
            r.r1 = budget.available();
        }
    }
}
