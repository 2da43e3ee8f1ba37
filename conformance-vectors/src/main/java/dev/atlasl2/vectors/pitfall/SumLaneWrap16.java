package dev.atlasl2.vectors.pitfall;

/** Pairs of bytes are added into sixteen 16-bit lanes, as psadbw-less SIMD does. */
final class SumLaneWrap16 extends SumPitfall {
    SumLaneWrap16() {
        super(
                "sum-lane-wrap-16",
                "Lanes of 16 bits take up to 510 a step and are flushed after 256 steps, but overflow at step 129.",
                "Flush 16-bit lanes after at most 128 steps of two bytes, or 257 of one.");
    }

    private static final int LANES = 16;
    private static final int FLUSH = 256;

    @Override
    protected int wrongSum(byte[] data) {
        long total = 0;
        short[] lanes = new short[LANES];
        int steps = 0;
        int whole = data.length & -2 * LANES;
        for (int i = 0; i < whole; i += 2 * LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += (short) ((data[i + 2 * lane] & 0xff) + (data[i + 2 * lane + 1] & 0xff));
            }
            if (++steps == FLUSH) {
                total += drain(lanes);
                steps = 0;
            }
        }
        total += drain(lanes);
        for (int i = whole; i < data.length; i++) {
            total += data[i] & 0xff;
        }
        return (int) (total % 96);
    }

    private static long drain(short[] lanes) {
        long sum = 0;
        for (int lane = 0; lane < lanes.length; lane++) {
            sum += lanes[lane] & 0xffff;
            lanes[lane] = 0;
        }
        return sum;
    }
}
