package dev.atlasl2.vectors.pitfall;

/** One wrong word in two lines that look alike. */
final class SumHighHalfDropped extends SumPitfall {
    SumHighHalfDropped() {
        super(
                "sum-high-half-dropped",
                "The same half of each vector is widened twice, the other never.",
                "Widen the low and the high half: extend_low and extend_high, part 0 and part 1.");
    }

    @Override
    protected int wrongSum(byte[] data) {
        long total = 0;
        int whole = data.length & -16;
        for (int i = 0; i < whole; i += 16) {
            for (int lane = 0; lane < 8; lane++) {
                total += data[i + lane] & 0xff;
                total += data[i + lane] & 0xff;
            }
        }
        for (int i = whole; i < data.length; i++) {
            total += data[i] & 0xff;
        }
        return (int) (total % 96);
    }
}
