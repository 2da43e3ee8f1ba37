package dev.atlasl2.wasm.lowering;

import java.util.Locale;

/** Types of values, with their codes in the binary format. */
enum ValueType {
    I32(0x7f),
    I64(0x7e),
    F32(0x7d),
    F64(0x7c),
    V128(0x7b),
    /** Represents v128 while TeaVM compiles. */
    EXTERNREF(0x6f),
    /** Any other reference: used by TeaVM's runtime, never part of a kernel. */
    REFERENCE(-1);

    private final int code;

    ValueType(int code) {
        this.code = code;
    }

    int code() {
        if (this == REFERENCE) {
            throw new LoweringException("a reference type cannot be written");
        }
        return code;
    }

    /** Returns the type with that code, REFERENCE if it is none of the others. */
    static ValueType of(int code) {
        for (ValueType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return REFERENCE;
    }

    /** Returns the corresponding type in the lowered module. */
    ValueType lowered() {
        return this == EXTERNREF ? V128 : this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
