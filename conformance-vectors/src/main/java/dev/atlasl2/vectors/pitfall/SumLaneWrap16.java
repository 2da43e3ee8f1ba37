package dev.atlasl2.vectors.pitfall;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bytes are added into 16-bit lanes, in pairs or one by one, as in SIMD without psadbw. */
final class SumLaneWrap16 extends SumPitfall {
    private static final int[] LANES = {16, 4, 8, 32};
    private static final int NEVER = Integer.MAX_VALUE;

    private final int lanes;
    private final int bytes;
    private final int flush;

    SumLaneWrap16() {
        this(16, 2, 256);
    }

    /**
     * @param bytes how many bytes a lane takes per step
     * @param flush after how many steps lanes are added to the total
     */
    private SumLaneWrap16(int lanes, int bytes, int flush) {
        super(
                "sum-lane-wrap-16",
                "Lanes of 16 bits take up to " + 255 * bytes + " a step and are "
                        + (flush == NEVER ? "never flushed" : "flushed after " + flush + " steps")
                        + ", but overflow at step " + (0xffff / (255 * bytes) + 1) + ".",
                "Flush 16-bit lanes after at most 128 steps of two bytes, or 257 of one.");
        this.lanes = lanes;
        this.bytes = bytes;
        this.flush = flush;
    }

    @Override
    public String size() {
        return lanes + " lanes"
                + (flush == NEVER
                        ? " of " + (bytes == 1 ? "one byte" : bytes + " bytes") + " a step, never flushed"
                        : "");
    }

    @Override
    List<Pitfall> otherSizes() {
        return IntStream.of(LANES)
                .boxed()
                .<Pitfall>flatMap(count -> Stream.of(
                        new SumLaneWrap16(count, 2, 256),
                        new SumLaneWrap16(count, 2, NEVER),
                        new SumLaneWrap16(count, 1, NEVER)))
                .skip(1) // the usual one
                .toList();
    }

    @Override
    protected int wrongSum(byte[] data) {
        long total = 0;
        short[] totals = new short[lanes];
        int steps = 0;
        int step = lanes * bytes;
        int whole = data.length & -step;
        for (int i = 0; i < whole; i += step) {
            for (int j = 0; j < step; j++) {
                totals[j / bytes] += (short) (data[i + j] & 0xff);
            }
            if (++steps == flush) {
                total += drain(totals);
                steps = 0;
            }
        }
        total += drain(totals);
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
