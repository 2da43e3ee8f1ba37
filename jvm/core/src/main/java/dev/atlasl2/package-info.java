/**
 * Conserved memory: sums mod 96, checks, fills, copies, budgets, witnesses and domains, over {@code byte[]} and
 * {@link java.nio.ByteBuffer}.
 *
 * <p>Every refusal is an {@link dev.atlasl2.spec.AtlasException} that carries the code, names the argument and says what was expected and
 * what came; a refused call changes nothing (clause S1.5). A null argument is refused with {@code INVALID} as any other bad one.
 *
 * <p>Pure operations are thread-safe. A buffer argument stands for its remaining bytes; its position and limit are never moved. Clause
 * numbers refer to spec/SPEC.md.
 */
package dev.atlasl2;
