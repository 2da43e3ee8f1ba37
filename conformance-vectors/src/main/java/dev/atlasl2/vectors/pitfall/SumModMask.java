package dev.atlasl2.vectors.pitfall;

/** x & (n - 1) is x mod n only for powers of two. */
final class SumModMask extends SumPitfall {
    SumModMask() {
        super(
                "sum-mod-mask",
                "The total is masked with 95 in place of a remainder mod 96.",
                "96 is not a power of two: use % 96 or a multiplication that equals it.");
    }

    @Override
    protected int wrongSum(byte[] data) {
        long total = 0;
        for (byte b : data) {
            total += b & 0xff;
        }
        return (int) (total & 95);
    }
}
