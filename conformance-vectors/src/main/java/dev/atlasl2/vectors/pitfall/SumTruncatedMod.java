package dev.atlasl2.vectors.pitfall;

/** In C, Java and JavaScript -1 % 96 is -1. */
final class SumTruncatedMod extends SumPitfall {
    SumTruncatedMod() {
        super(
                "sum-truncated-mod",
                "The remainder of a negative total is left negative.",
                "Use the floor modulus, or a total that cannot be negative.");
    }

    @Override
    protected int wrongSum(byte[] data) {
        long total = 0;
        for (byte b : data) {
            total += b;
        }
        return (int) (total % 96);
    }
}
