package dev.atlasl2;

import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.Witness;

/** Where a domain is in its life, with all that belongs to it in one immutable object: who sees the state sees the rest (S14.5). */
sealed interface DomainPhase {
    /** Returns what users see of it. */
    DomainState state();

    /** No memory yet. */
    record Created() implements DomainPhase {
        @Override
        public DomainState state() {
            return DomainState.CREATED;
        }
    }

    /** Memory, and the updates of it. */
    record Attached(DomainMemory memory, DomainUpdates updates) implements DomainPhase {
        @Override
        public DomainState state() {
            return DomainState.ATTACHED;
        }
    }

    /**
     * A commit that is announced and not yet decided: whoever meets it decides it, and so nobody waits for the thread that began it.
     *
     * @param ticket of the moment for which the witness is right
     */
    record Committing(Attached attached, Witness witness, long ticket) implements DomainPhase {
        @Override
        public DomainState state() {
            return DomainState.ATTACHED;
        }
    }

    /** Memory that is held against a witness. */
    record Committed(DomainMemory memory, Witness witness) implements DomainPhase {
        @Override
        public DomainState state() {
            return DomainState.COMMITTED;
        }
    }

    /** The end; the memory is not held on to, only the witness, by which the committing thread knows that it won. */
    record Destroyed(Witness witness) implements DomainPhase {
        @Override
        public DomainState state() {
            return DomainState.DESTROYED;
        }
    }
}
