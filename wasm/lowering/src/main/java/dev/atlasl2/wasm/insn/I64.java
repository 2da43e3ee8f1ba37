package dev.atlasl2.wasm.insn;

/** Instructions over 64-bit numbers that Java's operators lack. */
public final class I64 {
    private I64() {}

    /** Unsigned. */
    @Insn("i64.lt_u")
    public static boolean less(long a, long b) {
        return Long.compareUnsigned(a, b) < 0;
    }

    /** Unsigned. */
    @Insn("i64.gt_u")
    public static boolean greater(long a, long b) {
        return Long.compareUnsigned(a, b) > 0;
    }

    /** Signed. */
    @Insn("i64.lt_s")
    public static boolean lessSigned(long a, long b) {
        return a < b;
    }

    /** How many bits are set. */
    @Insn("i64.popcnt")
    public static long bitCount(long x) {
        return Long.bitCount(x);
    }

    /** Unsigned remainder; the divisor is not 0. */
    @Insn("i64.rem_u")
    public static long remainder(long a, long b) {
        return Long.remainderUnsigned(a, b);
    }
}
