/**
 * The operations as kernels over linear memory: a C-like interface that spec/ABI.md documents.
 *
 * <p>Written in the Java that {@link dev.atlasl2.wasm.insn} allows, run by JUnit on a JVM, compiled by TeaVM, lowered
 * into one module for each engine. A kernel that differs between engines has two files side by side, NAMESimd and
 * NAMEBase, which {@link dev.atlasl2.wasm.kernels.Engines} chooses between.
 *
 * <p>Addresses and lengths are unsigned 32-bit numbers. Loops count what is left and never compare ends, since a region
 * may end at 2^32 exactly.
 */
package dev.atlasl2.wasm.kernels;
