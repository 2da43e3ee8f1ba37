package dev.atlasl2.vectors.pitfall;

/** Reading the last 16 bytes whatever the length is a fine trick for copies, not for sums. */
final class SumTailDoubled extends SumPitfall {
    SumTailDoubled() {
        super(
                "sum-tail-doubled",
                "The last vector overlaps the one before, and what both cover counts twice.",
                "Mask off the bytes that were summed already.");
    }

    @Override
    protected int wrongSum(byte[] data) {
        if (data.length < 16) {
            return (int) (range(data, 0, data.length) % 96);
        }
        int whole = data.length & -16;
        long total = range(data, 0, whole);
        if (whole < data.length) {
            total += range(data, data.length - 16, data.length);
        }
        return (int) (total % 96);
    }

    private static long range(byte[] data, int from, int to) {
        long total = 0;
        for (int i = from; i < to; i++) {
            total += data[i] & 0xff;
        }
        return total;
    }
}
