package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.vectors.oracle.Domain;

/** A second commit must be refused with STATE, whatever the memory holds. */
final class CommitVerifiesFirst extends Pitfall {
    CommitVerifiesFirst() {
        super(
                "commit-verifies-first",
                "S14.5",
                "The memory is verified before the state: a second commit after tampering does not get STATE.",
                "Look at the state first, at the memory after.",
                "domain");
    }

    @Override
    public Domain domain(long bytes, long budget) {
        return new Domain.Reference(bytes, budget) {
            @Override
            public Witness commit() {
                verify();
                return super.commit();
            }
        };
    }
}
