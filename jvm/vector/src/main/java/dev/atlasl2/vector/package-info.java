/** The conservation layer in vectors, and over {@link java.lang.foreign.MemorySegment}. */
@org.jspecify.annotations.NullMarked
package dev.atlasl2.vector;
