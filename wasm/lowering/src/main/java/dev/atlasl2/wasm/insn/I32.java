package dev.atlasl2.wasm.insn;

/** Instructions over 32-bit numbers that Java's operators lack. */
public final class I32 {
    private I32() {}

    @Insn("i32.rotr")
    public static int rotateRight(int x, int n) {
        return Integer.rotateRight(x, n);
    }

    /** Unsigned. */
    @Insn("i32.lt_u")
    public static boolean less(int a, int b) {
        return Integer.compareUnsigned(a, b) < 0;
    }

    /** Unsigned. */
    @Insn("i32.gt_u")
    public static boolean greater(int a, int b) {
        return Integer.compareUnsigned(a, b) > 0;
    }

    /** The number of zeros before the highest bit set; 32 for 0. */
    @Insn("i32.clz")
    public static int leadingZeros(int x) {
        return Integer.numberOfLeadingZeros(x);
    }

    /** Zero-extends to 64 bits. */
    @Insn("i64.extend_i32_u")
    public static long unsigned(int x) {
        return x & 0xffffffffL;
    }
}
