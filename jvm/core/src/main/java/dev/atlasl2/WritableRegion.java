package dev.atlasl2;

/**
 * A region without an array of its own that can also be written: a domain that is attached to it writes its updates
 * through it. It does not order readers and writers; the domain does.
 */
public interface WritableRegion extends Region {
    /** Returns whether {@link #write} is refused. */
    boolean isReadOnly();

    /** Writes all bytes from {@code offset} on, if they fit. */
    void write(long offset, byte[] bytes);
}
