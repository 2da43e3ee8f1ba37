/**
 * The vocabulary that every part of the kit shares. It has types only: SPEC.md defines their meaning, and {@code
 * reference} computes them.
 */
@org.jspecify.annotations.NullMarked
package dev.atlasl2.spec;
