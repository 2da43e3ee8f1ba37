package dev.atlasl2;

import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.Witness;
import org.jspecify.annotations.Nullable;

/**
 * A phase in the life of a domain, with all its data in one object: a thread that sees the phase sees the data (clause
 * S14.5).
 */
sealed interface DomainPhase {
    /** Returns the state that users see. */
    DomainState state();

    /** Returns the witness, or null before the commit. */
    default @Nullable Witness witness() {
        return null;
    }

    /** No memory is attached yet. */
    record Created() implements DomainPhase {
        @Override
        public DomainState state() {
            return DomainState.CREATED;
        }
    }

    /** Memory that can be updated. */
    record Attached(DomainRegion region) implements DomainPhase {
        @Override
        public DomainState state() {
            return DomainState.ATTACHED;
        }
    }

    /** Memory with a witness. */
    record Committed(DomainRegion region, Witness witness) implements DomainPhase {
        @Override
        public DomainState state() {
            return DomainState.COMMITTED;
        }
    }

    /** The end. It does not keep the memory alive. */
    record Destroyed() implements DomainPhase {
        @Override
        public DomainState state() {
            return DomainState.DESTROYED;
        }
    }
}
