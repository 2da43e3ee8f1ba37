package dev.atlasl2.wasm.insn;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** In WebAssembly the method is this instruction. Its Java body defines the meaning of the instruction on a JVM. */
@Retention(RetentionPolicy.RUNTIME) // a test finds the methods by reflection and compares body and instruction
@Target(ElementType.METHOD)
public @interface Insn {
    /** The instruction in the text format, immediates included, such as {@code v128.load offset=16}. */
    String value();
}
