package dev.atlasl2.vectors.pitfall;

import java.util.List;
import java.util.stream.IntStream;

/** With four lanes nothing is wrong below 67 MB, and at 255 MiB three wraps per lane cancel out. */
final class SumLaneWrap32 extends SumPitfall {
    private static final int[] OTHERS = {2, 8, 16};

    private final int lanes;

    SumLaneWrap32() {
        this(4);
    }

    private SumLaneWrap32(int lanes) {
        super(
                "sum-lane-wrap-32",
                "Lanes of 32 bits are never flushed.",
                "Flush 32-bit lanes into a 64-bit total before they can wrap, at most every 16,843,009 steps.");
        this.lanes = lanes;
    }

    @Override
    public String size() {
        return lanes + " lanes";
    }

    @Override
    List<Pitfall> otherSizes() {
        return IntStream.of(OTHERS).<Pitfall>mapToObj(SumLaneWrap32::new).toList();
    }

    @Override
    protected int wrongSum(byte[] data) {
        int[] totals = new int[lanes];
        int whole = data.length & -lanes;
        for (int i = 0; i < whole; i += lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                totals[lane] += data[i + lane] & 0xff;
            }
        }
        long total = 0;
        for (int lane : totals) {
            total += lane & 0xffffffffL;
        }
        for (int i = whole; i < data.length; i++) {
            total += data[i] & 0xff;
        }
        return (int) (total % 96);
    }
}
