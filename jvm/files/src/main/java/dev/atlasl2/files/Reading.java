package dev.atlasl2.files;

import java.lang.foreign.MemorySegment;

/** The result of reading bytes window by window. */
interface Reading {
    /** Learns the length of a large regular file before its first window. It is not called for other inputs. */
    default void expect(long length) {}

    /**
     * Takes the next bytes. All windows of a reading except the last have the same length, a multiple of the longest
     * leaf; none is empty.
     */
    void window(MemorySegment bytes);
}
