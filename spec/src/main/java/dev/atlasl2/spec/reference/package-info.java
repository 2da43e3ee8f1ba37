/**
 * The reference model: the right answers, in one slow and obvious file per operation of SPEC.md. All expected answers
 * come from here.
 *
 * <p>Nothing in it is fast or clever. It depends only on {@code java.base} and has its own SHA-256. Static methods are
 * pure, and thread-safe if no thread writes the arrays at the same time. A refused call throws {@link
 * dev.atlasl2.spec.AtlasException} and has changed nothing (clause S1.5).
 */
@org.jspecify.annotations.NullMarked
package dev.atlasl2.spec.reference;
