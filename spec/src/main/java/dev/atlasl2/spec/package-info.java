/** The vocabulary that every part of the kit shares. Types only: what they mean is in SPEC.md, how to compute it in {@code reference}. */
@org.jspecify.annotations.NullMarked
package dev.atlasl2.spec;
