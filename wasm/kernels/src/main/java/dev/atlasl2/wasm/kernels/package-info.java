/**
 * The operations as kernels over linear memory: a C-like interface that spec/ABI.md documents.
 *
 * <p>They are written in the Java that {@link dev.atlasl2.wasm.insn} allows, run by JUnit on a JVM, compiled by TeaVM,
 * and lowered into one module for each engine. A kernel that differs between engines has two neighbouring files,
 * NAMESimd and NAMEBase, and {@link dev.atlasl2.wasm.kernels.Engines} chooses between them.
 *
 * <p>Addresses and lengths are unsigned 32-bit numbers. Loops count the remaining bytes and never compare ends, because
 * a region may end at exactly 2^32.
 */
package dev.atlasl2.wasm.kernels;
