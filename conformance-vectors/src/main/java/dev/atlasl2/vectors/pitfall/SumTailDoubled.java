package dev.atlasl2.vectors.pitfall;

import java.util.List;
import java.util.stream.IntStream;

/** Reading the last whole vector for every length works for copies, but not for sums. */
final class SumTailDoubled extends SumPitfall {
    private static final int[] OTHERS = {4, 8, 32, 64, 128, 256};

    private final int vector;

    SumTailDoubled() {
        this(16);
    }

    private SumTailDoubled(int vector) {
        super(
                "sum-tail-doubled",
                "The last vector overlaps the one before, and what both cover counts twice.",
                "Mask off the bytes that were summed already.");
        this.vector = vector;
    }

    @Override
    public String size() {
        return "vectors of " + vector + " bytes";
    }

    @Override
    List<Pitfall> otherSizes() {
        return IntStream.of(OTHERS).<Pitfall>mapToObj(SumTailDoubled::new).toList();
    }

    @Override
    protected int wrongSum(byte[] data) {
        if (data.length < vector) {
            return (int) (range(data, 0, data.length) % 96);
        }
        int whole = data.length & -vector;
        long total = range(data, 0, whole);
        if (whole < data.length) {
            total += range(data, data.length - vector, data.length);
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
