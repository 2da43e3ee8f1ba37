/**
 * The language of kernels: {@link dev.atlasl2.wasm.insn.V128}, and one Java method for each instruction, whose body
 * defines what the instruction means.
 *
 * <p>On a JVM the bodies run, so a kernel is tested and debugged as Java. In WebAssembly each call <em>is</em> the
 * instruction. {@code InstructionMeaningTest} compares every method with the real instruction in a real engine.
 *
 * <p>Rules for kernels: only static methods over numbers and {@code V128}; no arrays, strings, exceptions, objects,
 * static fields, {@code Math} or {@code Integer} helpers; addresses are unsigned. A {@code boolean} result is 1 or 0.
 */
package dev.atlasl2.wasm.insn;
