package dev.atlasl2.wasm.insn;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call that each engine implements with a function of its own. In engine {@code simd}, {@code @Link("sum")} is the
 * export {@code simd.sum}, or {@code plain.sum} if the engine has none.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Link {
    /** The function's name without the engine's. */
    String value();
}
