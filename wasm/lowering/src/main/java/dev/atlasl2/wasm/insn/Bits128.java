package dev.atlasl2.wasm.insn;

/** Instructions over all 128 bits. */
public final class Bits128 {
    private Bits128() {}

    @Insn("v128.and")
    public static V128 and(V128 a, V128 b) {
        return new V128(a.low & b.low, a.high & b.high);
    }

    @Insn("v128.or")
    public static V128 or(V128 a, V128 b) {
        return new V128(a.low | b.low, a.high | b.high);
    }

    @Insn("v128.xor")
    public static V128 xor(V128 a, V128 b) {
        return new V128(a.low ^ b.low, a.high ^ b.high);
    }
}
