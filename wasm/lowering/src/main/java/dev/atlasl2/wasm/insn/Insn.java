package dev.atlasl2.wasm.insn;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** In WebAssembly the method is this instruction; its Java body is what the instruction means on a JVM. */
@Retention(RetentionPolicy.RUNTIME) // the test that compares body and instruction finds the methods by reflection
@Target(ElementType.METHOD)
public @interface Insn {
    /** The instruction in the text format, immediates included, such as {@code v128.load offset=16}. */
    String value();
}
