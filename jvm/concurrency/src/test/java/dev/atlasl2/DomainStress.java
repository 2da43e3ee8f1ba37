package dev.atlasl2;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.atlasl2.spec.DomainState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;
import org.openjdk.jcstress.infra.results.LL_Result;

/** What two threads may see of the phases of one domain (clauses S14.2, S14.5, S14.7 and S14.8). */
public class DomainStress {
    @JCStressTest
    @Outcome(id = "OK, STATE, 1", expect = ACCEPTABLE, desc = "The first attach wins, with its region and its sum.")
    @Outcome(id = "STATE, OK, 2", expect = ACCEPTABLE, desc = "The second attach wins, with its region and its sum.")
    @Outcome(expect = FORBIDDEN, desc = "Two winners, none, or the sum of the loser's region.")
    @State
    public static class Attach {
        private final Domain domain = Domain.create(1, 0);

        @Actor
        public void first(LLL_Result r) {
            r.r1 = Codes.of(() -> domain.attach(new byte[] {1}));
        }

        @Actor
        public void second(LLL_Result r) {
            r.r2 = Codes.of(() -> domain.attach(new byte[] {2}));
        }

        @Arbiter
        public void after(LLL_Result r) {
            r.r3 = domain.sum();
        }
    }

    @JCStressTest
    @Outcome(id = "OK, STATE, COMMITTED", expect = ACCEPTABLE, desc = "The first commit wins.")
    @Outcome(id = "STATE, OK, COMMITTED", expect = ACCEPTABLE, desc = "The second commit wins.")
    @Outcome(expect = FORBIDDEN, desc = "Two winners, or none.")
    @State
    public static class Commit {
        private final Domain domain = attached((byte) 0);

        @Actor
        public void first(LLL_Result r) {
            r.r1 = Codes.of((Runnable) domain::commit);
        }

        @Actor
        public void second(LLL_Result r) {
            r.r2 = Codes.of((Runnable) domain::commit);
        }

        @Arbiter
        public void after(LLL_Result r) {
            r.r3 = domain.state();
        }
    }

    @JCStressTest
    @Outcome(id = "ATTACHED, none", expect = ACCEPTABLE, desc = "Looked before the commit.")
    @Outcome(id = "ATTACHED, witness", expect = ACCEPTABLE, desc = "The commit came between the two looks.")
    @Outcome(id = "COMMITTED, witness", expect = ACCEPTABLE, desc = "Who sees the state has the witness.")
    @Outcome(expect = FORBIDDEN, desc = "A state without its witness.")
    @State
    public static class StateAndWitnessTogether {
        private final Domain domain = attached((byte) 0);

        @Actor
        public void committer() {
            domain.commit();
        }

        @Actor
        public void looker(LL_Result r) {
            r.r1 = domain.state();
            r.r2 = domain.witness().isPresent() ? "witness" : "none";
        }
    }

    @JCStressTest
    @Outcome(id = "OK, ATTACHED", expect = ACCEPTABLE, desc = "Updated and looked before the commit.")
    @Outcome(id = "OK, COMMITTED", expect = ACCEPTABLE, desc = "The commit came after the update.")
    @Outcome(id = "STATE, COMMITTED", expect = ACCEPTABLE, desc = "Who is refused sees why.")
    @Outcome(expect = FORBIDDEN, desc = "An undecided commit was shown to one call and hidden from the next.")
    @State
    public static class RefusedUpdateSeesTheCommit {
        private final Domain domain = attached((byte) 0);

        @Actor
        public void committer() {
            domain.commit();
        }

        @Actor
        public void updater(LL_Result r) {
            r.r1 = Codes.of(() -> domain.update(0, 0, 0));
            r.r2 = domain.state();
        }
    }

    @JCStressTest
    @Outcome(id = "OK, seen", expect = ACCEPTABLE, desc = "A commit that was seen has succeeded.")
    @Outcome(id = "OK, not seen", expect = ACCEPTABLE, desc = "The commit came between the look and the destruction.")
    @Outcome(id = "DESTROYED, not seen", expect = ACCEPTABLE, desc = "The destruction came first.")
    @Outcome(expect = FORBIDDEN, desc = "A commit that others saw is refused to who made it.")
    @State
    public static class SeenCommitHasSucceeded {
        private final Domain domain = attached((byte) 0);

        @Actor
        public void committer(LL_Result r) {
            r.r1 = Codes.of((Runnable) domain::commit);
        }

        @Actor
        public void destroyer(LL_Result r) {
            DomainState state = domain.state();
            for (int look = 0; look < 200 && state != DomainState.COMMITTED; look++) {
                state = domain.state();
            }
            domain.destroy();
            r.r2 = state == DomainState.COMMITTED ? "seen" : "not seen";
        }
    }

    static Domain attached(byte... region) {
        Domain domain = Domain.create(region.length, 0);
        domain.attach(region);
        return domain;
    }
}
