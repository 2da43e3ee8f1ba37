/**
 * The reference model: what is right, one slow and obvious file per operation of SPEC.md. Expected answers come from
 * here and from nowhere else.
 *
 * <p>Nothing in it is fast or clever, it depends on nothing outside {@code java.base}, and its SHA-256 is its own.
 * Static methods are pure and thread-safe as long as nobody writes the arrays meanwhile. A refused call throws {@link
 * dev.atlasl2.spec.AtlasException} and has changed nothing (clause S1.5).
 */
@org.jspecify.annotations.NullMarked
package dev.atlasl2.spec.reference;
