package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.vectors.oracle.Domain;

/** Of two commits exactly one wins; the other gets STATE whatever the memory holds. */
final class CommitTwice extends Pitfall {
    CommitTwice() {
        super(
                "commit-twice",
                "S14.5",
                "A second commit verifies again and succeeds, or reports CONSERVATION after tampering.",
                "Look at the state first, at the memory after.",
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
