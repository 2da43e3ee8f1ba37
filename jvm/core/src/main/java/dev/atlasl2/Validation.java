package dev.atlasl2;

/** How much a call looks at before it acts. */
public enum Validation {
    /** Everything that its clause asks for; what a call does that names no level. */
    FULL,
    /**
     * All but the conservation of the source, which the caller vouches for: arguments, ranges, overlap and writability
     * are looked at as ever.
     */
    MINIMAL
}
