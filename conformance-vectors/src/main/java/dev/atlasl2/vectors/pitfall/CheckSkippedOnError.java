package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.vectors.oracle.Domain;

/** It attaches nothing, then verifies nothing: 0 of 0 bytes are conserved. */
final class CheckSkippedOnError extends Pitfall {
    CheckSkippedOnError() {
        super(
                "check-skipped-on-error",
                "S14.2",
                "The error code -1 of a refused attach is read as truth, and the caller goes on.",
                "Compare return codes with OK; do not use them as truth values.",
                "domain",
                "attachRace",
                "commitRace");
    }

    @Override
    public Domain domain(long bytes, long budget) {
        return new Domain.Reference(bytes, budget) {
            private boolean believed;

            @Override
            public void attach(byte[] region) {
                try {
                    super.attach(region);
                } catch (AtlasException refusal) {
                    if (refusal.code() != ErrorCode.INVALID || super.state() != DomainState.CREATED) {
                        throw refusal;
                    }
                    believed = true;
                }
            }

            @Override
            public DomainState state() {
                return believed && super.state() == DomainState.CREATED ? DomainState.ATTACHED : super.state();
            }

            @Override
            public int sum() {
                return believed && super.state() == DomainState.CREATED ? 0 : super.sum();
            }

            @Override
            public void verify() {
                if (!believed || super.state() != DomainState.CREATED) {
                    super.verify();
                }
            }
        };
    }
}
