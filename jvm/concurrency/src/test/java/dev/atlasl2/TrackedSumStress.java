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

/** What threads may see of a sum that they change at the same time (clause S3). */
public class TrackedSumStress {
    @JCStressTest
    @Outcome(id = "31", expect = ACCEPTABLE, desc = "All calls count, also those that met in one stripe.")
    @Outcome(expect = FORBIDDEN, desc = "A call is lost.")
    @State
    public static class NothingIsLost {
        private final TrackedSum sum = new TrackedSum(0, new Stripes(1));

        @Actor
        public void first() {
            sum.merge(95);
            sum.deltaByte(255, 0);
        }

        @Actor
        public void second() {
            sum.merge(new ConservedSum().update(new byte[] {90, 4}));
            sum.update(new byte[] {1});
        }

        @Arbiter
        public void after(I_Result r) {
            r.r1 = sum.value(); // 95 - 255 + 94 + 1 = -65
        }
    }

    /** Sums of a thread's own, merged when it is done. */
    @JCStressTest
    @Outcome(id = "33", expect = ACCEPTABLE, desc = "Both sums are in the whole.")
    @Outcome(expect = FORBIDDEN, desc = "A sum is lost.")
    @State
    public static class MergedWhenDone {
        private final ConservedSum one = new ConservedSum();
        private final ConservedSum other = new ConservedSum();

        @Actor
        public void first() {
            one.update(new byte[] {100, 27});
        }

        @Actor
        public void second() {
            other.merge(1).merge(1);
        }

        @Arbiter
        public void after(I_Result r) {
            r.r1 = one.merge(other).value();
        }
    }

    /**
     * The reading thread's own call takes a stripe: usually another one than the writing thread's. If it takes the
     * same, the writing thread moves on.
     */
    @JCStressTest
    @Outcome(id = "40, 70", expect = ACCEPTABLE, desc = "None of the other thread's calls is seen.")
    @Outcome(id = "50, 70", expect = ACCEPTABLE, desc = "Its first call is seen.")
    @Outcome(
            id = "60, 70",
            expect = ACCEPTABLE,
            desc = "Its second call alone is seen: it changed its stripe between the two.")
    @Outcome(id = "70, 70", expect = ACCEPTABLE, desc = "Both its calls are seen.")
    @Outcome(expect = FORBIDDEN, desc = "Something that no calls add up to, or the looker's own call is not seen.")
    @State
    public static class SomeOfTheCallsInFlight {
        private final TrackedSum sum = new TrackedSum(0, new Stripes(2));

        @Actor
        public void mover() {
            sum.merge(10);
            sum.merge(20);
        }

        @Actor
        public void looker(II_Result r) {
            sum.merge(40);
            r.r1 = sum.value();
        }

        @Arbiter
        public void after(II_Result r) {
            r.r2 = sum.value();
        }
    }

    @JCStressTest
    @Outcome(id = "1, 3", expect = ACCEPTABLE, desc = "The first thread's call came first.")
    @Outcome(id = "3, 2", expect = ACCEPTABLE, desc = "The second thread's call came first.")
    @Outcome(id = "3, 3", expect = ACCEPTABLE, desc = "Both looked after both calls.")
    @Outcome(expect = FORBIDDEN, desc = "A call that had returned was not seen by a look that began afterwards.")
    @State
    public static class WhatReturnedIsSeen {
        private final TrackedSum sum = new TrackedSum(0, new Stripes(2));

        @Actor
        public void first(II_Result r) {
            sum.merge(1);
            r.r1 = sum.value();
        }

        @Actor
        public void second(II_Result r) {
            sum.merge(2);
            r.r2 = sum.value();
        }
    }
}
