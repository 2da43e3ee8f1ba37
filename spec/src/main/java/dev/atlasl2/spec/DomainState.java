package dev.atlasl2.spec;

/** The life cycle of a domain: CREATED, ATTACHED, COMMITTED in that order, and DESTROYED from any of them (clause S14). */
public enum DomainState {
    /** Has a declared size and a budget, but no memory. */
    CREATED,
    /** Tracks the sum of the attached region. */
    ATTACHED,
    /** Carries the witness of the attached region. */
    COMMITTED,
    /** Refuses every call; the attached memory still belongs to the caller. */
    DESTROYED
}
