package dev.atlasl2.wasm.insn;

/** Instructions over 2 lanes of 64 bits. */
public final class I64x2 {
    private I64x2() {}

    /** Shifts right by n mod 64, filling with zeros. */
    @Insn("i64x2.shr_u")
    public static V128 shiftRight(V128 a, int n) {
        return V128.lanes(64, i -> a.unsigned(64, i) >>> (n & 63));
    }

    @Insn("i64x2.add")
    public static V128 add(V128 a, V128 b) {
        return V128.lanes(64, i -> a.unsigned(64, i) + b.unsigned(64, i));
    }

    @Insn("i64x2.extract_lane 0")
    public static long lane0(V128 a) {
        return a.unsigned(64, 0);
    }

    @Insn("i64x2.extract_lane 1")
    public static long lane1(V128 a) {
        return a.unsigned(64, 1);
    }
}
