package dev.atlasl2.wasm.insn;

/** Instructions over 8 lanes of 16 bits; sums wrap. */
public final class I16x8 {
    private I16x8() {}

    @Insn("i16x8.splat")
    public static V128 splat(int x) {
        return V128.lanes(16, i -> x);
    }

    @Insn("i16x8.add")
    public static V128 add(V128 a, V128 b) {
        return V128.lanes(16, i -> a.unsigned(16, i) + b.unsigned(16, i));
    }

    @Insn("i16x8.sub")
    public static V128 sub(V128 a, V128 b) {
        return V128.lanes(16, i -> a.unsigned(16, i) - b.unsigned(16, i));
    }

    /** Shifts by n mod 16. */
    @Insn("i16x8.shl")
    public static V128 shiftLeft(V128 a, int n) {
        return V128.lanes(16, i -> a.unsigned(16, i) << (n & 15));
    }

    /** Shifts right by n mod 16, filling with zeros. */
    @Insn("i16x8.shr_u")
    public static V128 shiftRight(V128 a, int n) {
        return V128.lanes(16, i -> a.unsigned(16, i) >>> (n & 15));
    }
}
