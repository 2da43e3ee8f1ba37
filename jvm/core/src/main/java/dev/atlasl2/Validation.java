package dev.atlasl2;

/** How much a call checks before it acts. */
public enum Validation {
    /** Everything that its clause requires. This is the default. */
    FULL,
    /**
     * Everything except that the source is conserved, which the caller guarantees. Arguments, ranges, overlap and
     * writability are still checked.
     */
    MINIMAL
}
