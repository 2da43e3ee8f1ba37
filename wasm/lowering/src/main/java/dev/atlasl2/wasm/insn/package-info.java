/**
 * What kernels are written in: {@link dev.atlasl2.wasm.insn.V128}, and one Java method for each instruction, whose body
 * says what the instruction means.
 *
 * <p>On a JVM the bodies run, so a kernel is tested and debugged as Java. In WebAssembly each call <em>is</em> the
 * instruction. Every method is compared with the real instruction, run by a real engine, in {@code
 * InstructionMeaningTest}.
 *
 * <p>Rules for kernels: static methods over numbers and {@code V128} only; no arrays, strings, exceptions, objects,
 * static fields, {@code Math} or {@code Integer} helpers; addresses are unsigned. A {@code boolean} result is 1 or 0.
 */
package dev.atlasl2.wasm.insn;
