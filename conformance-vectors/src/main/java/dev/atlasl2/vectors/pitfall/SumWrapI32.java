package dev.atlasl2.vectors.pitfall;

/** Half as far as the unsigned one: beyond 8,421,504 x FF. */
final class SumWrapI32 extends SumPitfall {
    SumWrapI32() {
        super(
                "sum-wrap-i32",
                "The total is kept in 32 signed bits and turns negative.",
                "Keep the total in 64 bits, or reduce it mod 96 before it can wrap.");
    }

    @Override
    protected int wrongSum(byte[] data) {
        int total = 0;
        for (byte b : data) {
            total += b & 0xff;
        }
        return Math.floorMod(total, 96);
    }
}
