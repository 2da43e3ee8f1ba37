package dev.atlasl2;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.atlasl2.spec.Witness;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;
import org.openjdk.jcstress.infra.results.LL_Result;

/** What two threads may see of updates concurrent with updates, verify, commit and destroy (clauses S14.3 to S14.5). */
public class DomainUpdateStress {
    @JCStressTest
    @Outcome(id = "OK, INVALID, 1 tracked 1", expect = ACCEPTABLE, desc = "The first update found the old byte.")
    @Outcome(id = "INVALID, OK, 2 tracked 2", expect = ACCEPTABLE, desc = "The second update found the old byte.")
    @Outcome(expect = FORBIDDEN, desc = "Both wrote over the same old byte, or a delta is lost.")
    @State
    public static class OneByteOneWinner {
        private final byte[] region = new byte[1];
        private final Domain domain = DomainStress.attached(region);

        @Actor
        public void first(LLL_Result r) {
            r.r1 = Codes.of(() -> domain.update(0, 0, 1));
        }

        @Actor
        public void second(LLL_Result r) {
            r.r2 = Codes.of(() -> domain.update(0, 0, 2));
        }

        @Arbiter
        public void after(LLL_Result r) {
            r.r3 = region[0] + " tracked " + domain.sum();
        }
    }

    @JCStressTest
    @Outcome(id = "OK, OK, 1 2 tracked 3", expect = ACCEPTABLE, desc = "Neighbours do not disturb each other.")
    @Outcome(expect = FORBIDDEN, desc = "A neighbour's byte was written over, or a delta is lost.")
    @State
    public static class NeighboursSideBySide {
        private final byte[] region = new byte[2];
        private final Domain domain = DomainStress.attached(region);

        @Actor
        public void first(LLL_Result r) {
            r.r1 = Codes.of(() -> domain.update(0, 0, 1));
        }

        @Actor
        public void second(LLL_Result r) {
            r.r2 = Codes.of(() -> domain.update(1, 0, 2));
        }

        @Arbiter
        public void after(LLL_Result r) {
            r.r3 = region[0] + " " + region[1] + " tracked " + domain.sum();
        }
    }

    @JCStressTest
    @Outcome(id = "OK, CONSERVATION", expect = ACCEPTABLE, desc = "The update came first, and nothing is committed.")
    @Outcome(id = "STATE, OK", expect = ACCEPTABLE, desc = "The commit came first, and nothing is updated.")
    @Outcome(expect = FORBIDDEN, desc = "A region that is not conserved was committed, or neither call came through.")
    @State
    public static class CommitOrUpdate {
        private final Domain domain = DomainStress.attached(new byte[2]);

        @Actor
        public void updater(LL_Result r) {
            r.r1 = Codes.of(() -> domain.update(0, 0, 1));
        }

        @Actor
        public void committer(LL_Result r) {
            r.r2 = Codes.of((Runnable) domain::commit);
        }
    }

    @JCStressTest
    @Outcome(id = "OK, 1 95", expect = ACCEPTABLE, desc = "The witness covers the update.")
    @Outcome(id = "STATE, 0 0", expect = ACCEPTABLE, desc = "The witness covers what was there before.")
    @Outcome(expect = FORBIDDEN, desc = "A witness of half an update, or of another region than is there.")
    @State
    public static class NoWitnessOfHalfAnUpdate {
        private static final Witness BEFORE = Witnesses.flat(new byte[] {0, 0});
        private static final Witness AFTER = Witnesses.flat(new byte[] {1, 95});

        private final Domain domain = DomainStress.attached(new byte[2]);

        @Actor
        public void updater(LL_Result r) {
            r.r1 = Codes.of(() -> domain.update(0, new byte[] {0, 0}, new byte[] {1, 95}));
        }

        @Actor
        public void committer(LL_Result r) {
            r.r2 = Codes.of(() -> {
                Witness witness = domain.commit();
                return witness.equals(BEFORE) ? "0 0" : witness.equals(AFTER) ? "1 95" : "half";
            });
        }
    }

    @JCStressTest
    @Outcome(id = "OK, OK", expect = ACCEPTABLE, desc = "Before or after the update, the region is conserved.")
    @Outcome(expect = FORBIDDEN, desc = "Half an update was seen.")
    @State
    public static class VerifyBesideUpdate {
        private final Domain domain = DomainStress.attached(new byte[2]);

        @Actor
        public void updater(LL_Result r) {
            r.r1 = Codes.of(() -> domain.update(0, new byte[] {0, 0}, new byte[] {48, 48}));
        }

        @Actor
        public void verifier(LL_Result r) {
            r.r2 = Codes.of(domain::verify);
        }
    }

    @JCStressTest
    @Outcome(id = "OK, still 1", expect = ACCEPTABLE, desc = "The update came first.")
    @Outcome(id = "DESTROYED, still 0", expect = ACCEPTABLE, desc = "The destruction came first.")
    @Outcome(expect = FORBIDDEN, desc = "A byte was written after destroy had returned, or by a refused update.")
    @State
    public static class NothingIsWrittenAfterDestroy {
        private final byte[] region = new byte[1];
        private final Domain domain = DomainStress.attached(region);
        private byte left;

        @Actor
        public void updater(LL_Result r) {
            r.r1 = Codes.of(() -> domain.update(0, 0, 1));
        }

        @Actor
        public void destroyer() {
            domain.destroy();
            left = region[0];
        }

        @Arbiter
        public void after(LL_Result r) {
            r.r2 = (left == region[0] ? "still " : "changed to ") + region[0];
        }
    }
}
