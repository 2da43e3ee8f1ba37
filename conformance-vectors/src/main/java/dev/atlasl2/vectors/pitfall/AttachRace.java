package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.vectors.oracle.Domain;

/** If two threads both see CREATED, both attach. */
final class AttachRace extends Pitfall {
    AttachRace() {
        super(
                "attach-race",
                "S14.8",
                "The state is looked at, and set later: two attaches win.",
                "Compare and set the state in one step.",
                "attachRace");
    }

    @Override
    public Domain domain(long bytes, long budget) {
        return new Domain.Reference(bytes, budget) {
            private final Rendezvous window = new Rendezvous();

            @Override
            public void attach(byte[] region) {
                boolean mayAttach = state() == DomainState.CREATED;
                window.meet(); // makes a likely interruption certain
                try {
                    super.attach(region);
                } catch (AtlasException refusal) {
                    boolean overwritten = mayAttach && refusal.code() == ErrorCode.STATE;
                    if (!overwritten) {
                        throw refusal;
                    }
                }
            }
        };
    }
}
