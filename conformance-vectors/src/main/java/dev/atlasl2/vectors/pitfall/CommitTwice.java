package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.vectors.oracle.Domain;

/** Of two commits exactly one must succeed. */
final class CommitTwice extends Pitfall {
    CommitTwice() {
        super(
                "commit-twice",
                "S14.5",
                "A commit does not look at the state: a second one verifies the memory again and succeeds.",
                "Refuse a commit with STATE unless the state is ATTACHED; of two at once, one may find it so.",
                "domain",
                "commitRace");
    }

    @Override
    public Domain domain(long bytes, long budget) {
        return new Domain.Reference(bytes, budget) {
            private Witness committed;

            @Override
            public synchronized Witness commit() {
                if (state() != DomainState.COMMITTED) {
                    committed = super.commit();
                } else {
                    verify();
                }
                return committed;
            }
        };
    }
}
