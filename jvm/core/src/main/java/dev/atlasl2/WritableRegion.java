package dev.atlasl2;

/**
 * A region without an array of its own that can be written too: what a domain that is attached to it writes updates
 * through. It keeps no order among those who read and write; the domain does.
 */
public interface WritableRegion extends Region {
    /** Returns whether {@link #write} is refused. */
    boolean isReadOnly();

    /** Writes all bytes from {@code offset} on, where they fit. */
    void write(long offset, byte[] bytes);
}
