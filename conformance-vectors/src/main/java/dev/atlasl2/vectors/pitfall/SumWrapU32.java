package dev.atlasl2.vectors.pitfall;

/** 16,843,010 x FF has the total 254 in 32 bits. */
final class SumWrapU32 extends SumPitfall {
    SumWrapU32() {
        super(
                "sum-wrap-u32",
                "The total is kept in 32 unsigned bits.",
                "Keep the total in 64 bits, or reduce it mod 96 before it can wrap.");
    }

    @Override
    protected int wrongSum(byte[] data) {
        int total = 0;
        for (byte b : data) {
            total += b & 0xff;
        }
        return Integer.remainderUnsigned(total, 96);
    }
}
