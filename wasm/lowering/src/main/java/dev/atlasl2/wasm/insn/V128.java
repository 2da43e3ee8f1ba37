package dev.atlasl2.wasm.insn;

/**
 * 128 bits. On a JVM it is an immutable value, in WebAssembly a v128. Kernels create it and read its lanes only by
 * instructions.
 *
 * <p>Lanes are numbered from the least significant end, as in memory: lane 0 of {@code i8x16} is the byte at the lowest
 * address.
 */
public final class V128 {
    /** Bytes 0..7, byte 0 in the lowest bits. */
    final long low;
    /** Bytes 8..15. */
    final long high;

    V128(long low, long high) {
        this.low = low;
        this.high = high;
    }

    /** Computes a lane of a result. */
    interface Lane {
        long at(int lane);
    }

    /** Makes 128/bits lanes, each from the lowest {@code bits} bits of the function's result. */
    static V128 lanes(int bits, Lane lane) {
        long mask = bits == 64 ? -1 : (1L << bits) - 1;
        int half = 64 / bits;
        long low = 0;
        long high = 0;
        for (int i = 0; i < half; i++) {
            low |= (lane.at(i) & mask) << (i * bits);
            high |= (lane.at(i + half) & mask) << (i * bits);
        }
        return new V128(low, high);
    }

    /** Returns lane i of lanes of that many bits, zero-extended. */
    long unsigned(int bits, int i) {
        int half = 64 / bits;
        long word = (i < half ? low : high) >>> (i % half * bits);
        return bits == 64 ? word : word & (1L << bits) - 1;
    }

    /** Returns lane i of lanes of that many bits, sign-extended. */
    long signed(int bits, int i) {
        return unsigned(bits, i) << (64 - bits) >> (64 - bits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof V128 that && low == that.low && high == that.high;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(low * 31 + high);
    }

    @Override
    public String toString() {
        return String.format("%016x%016x", high, low);
    }
}
