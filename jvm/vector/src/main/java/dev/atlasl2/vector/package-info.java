/** The conservation layer in vectors, and over {@link java.lang.foreign.MemorySegment}. */
package dev.atlasl2.vector;
