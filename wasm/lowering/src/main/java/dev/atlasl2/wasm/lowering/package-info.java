/**
 * Turns what TeaVM compiles from Java kernels into a module of plain WebAssembly instructions: SIMD and
 * atomics, no garbage collector, no imports but a shared memory.
 *
 * <p>How it goes: {@link dev.atlasl2.wasm.lowering.InstructionPlugin} makes TeaVM see each {@code @Insn} and {@code
 * @Link} method as an import and {@code V128} as {@code externref}. After TeaVM, {@link
 * dev.atlasl2.wasm.lowering.Lowering} keeps what the chosen exports reach, replaces every call of such an import by its
 * instruction or by the engine's own function, and {@code externref} by {@code v128}. {@link
 * dev.atlasl2.wasm.lowering.Validator} then type-checks the bytes that were written. Everything unknown fails, naming
 * function and opcode.
 *
 * <p>Kernels name their exports by what they are for: {@code abi.NAME} is exported as NAME by every engine, {@code
 * ENGINE.NAME} is what {@code @Link("NAME")} means in that engine, {@code plain.NAME} in engines that have none of
 * their own, {@code start} runs once when a module with a memory of its own is instantiated.
 */
package dev.atlasl2.wasm.lowering;
