package dev.atlasl2.wasm.insn;

/** Instructions over 4 lanes of 32 bits; sums wrap. */
public final class I32x4 {
    private I32x4() {}

    @Insn("i32x4.splat")
    public static V128 splat(int x) {
        return V128.lanes(32, i -> x);
    }

    @Insn("i32x4.extract_lane 0")
    public static int lane0(V128 a) {
        return (int) a.unsigned(32, 0);
    }

    @Insn("i32x4.extract_lane 1")
    public static int lane1(V128 a) {
        return (int) a.unsigned(32, 1);
    }

    @Insn("i32x4.extract_lane 2")
    public static int lane2(V128 a) {
        return (int) a.unsigned(32, 2);
    }

    @Insn("i32x4.extract_lane 3")
    public static int lane3(V128 a) {
        return (int) a.unsigned(32, 3);
    }

    @Insn("i32x4.add")
    public static V128 add(V128 a, V128 b) {
        return V128.lanes(32, i -> a.unsigned(32, i) + b.unsigned(32, i));
    }

    /** Shifts by n mod 32. */
    @Insn("i32x4.shl")
    public static V128 shiftLeft(V128 a, int n) {
        return V128.lanes(32, i -> a.unsigned(32, i) << (n & 31));
    }

    /** Shifts right by n mod 32, filling with zeros. */
    @Insn("i32x4.shr_u")
    public static V128 shiftRight(V128 a, int n) {
        return V128.lanes(32, i -> a.unsigned(32, i) >>> (n & 31));
    }

    /** Each lane is the sum of two neighbouring 16-bit lanes, unsigned. */
    @Insn("i32x4.extadd_pairwise_i16x8_u")
    public static V128 addPairs(V128 a) {
        return V128.lanes(32, i -> a.unsigned(16, 2 * i) + a.unsigned(16, 2 * i + 1));
    }
}
