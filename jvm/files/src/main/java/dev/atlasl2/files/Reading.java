package dev.atlasl2.files;

import java.lang.foreign.MemorySegment;

/** What is learnt of bytes that come window by window. */
interface Reading {
    /**
     * Takes the next bytes. All windows of a reading but the last have the same length, a multiple of the longest leaf;
     * none is empty.
     */
    void window(MemorySegment bytes);
}
