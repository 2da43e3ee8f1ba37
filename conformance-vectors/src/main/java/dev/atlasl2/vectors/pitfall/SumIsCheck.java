package dev.atlasl2.vectors.pitfall;

/** 513 zeros sum to 0, not to 1. */
final class SumIsCheck extends SumPitfall {
    SumIsCheck() {
        super(
                "sum-is-check",
                "The truth value of a check is returned as the sum.",
                "Return the residue; compare it with 0 in the check.");
    }

    @Override
    protected int wrongSum(byte[] data) {
        long total = 0;
        for (byte b : data) {
            total += b & 0xff;
        }
        return total % 96 == 0 ? 1 : 0;
    }
}
