package dev.atlasl2;

import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.Witness;
import org.jspecify.annotations.Nullable;

/**
 * Where a domain is in its life, with all that belongs to it in one object: who sees the state sees the rest (clause
 * S14.5).
 */
sealed interface DomainPhase {
    /** Returns what users see of it. */
    DomainState state();

    /** Returns the witness, or null before the commit. */
    default @Nullable Witness witness() {
        return null;
    }

    /** No memory yet. */
    record Created() implements DomainPhase {
        @Override
        public DomainState state() {
            return DomainState.CREATED;
        }
    }

    /** Memory under updates. */
    record Attached(DomainRegion region) implements DomainPhase {
        @Override
        public DomainState state() {
            return DomainState.ATTACHED;
        }
    }

    /**
     * A commit that is announced and not yet decided: any thread that sees it decides it, so none waits for the thread
     * that began it.
     *
     * @param made what becomes of it
     * @param ticket of the moment for which its witness is right
     */
    record Committing(Attached attached, Committed made, long ticket) implements DomainPhase {
        @Override
        public DomainState state() {
            return DomainState.ATTACHED;
        }
    }

    /** Memory that is compared with a witness. */
    record Committed(DomainRegion region, Witness witness) implements DomainPhase {
        @Override
        public DomainState state() {
            return DomainState.COMMITTED;
        }
    }

    /** The end. The memory is not held on to; the witness is, for by it the committing thread knows that it won. */
    record Destroyed(@Nullable Witness witness) implements DomainPhase {
        @Override
        public DomainState state() {
            return DomainState.DESTROYED;
        }
    }
}
