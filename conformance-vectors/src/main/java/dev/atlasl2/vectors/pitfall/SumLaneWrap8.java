package dev.atlasl2.vectors.pitfall;

import java.util.List;
import java.util.stream.IntStream;

/** A vector add of bytes is the shortest loop and the wrong one. */
final class SumLaneWrap8 extends SumPitfall {
    private static final int[] OTHERS = {4, 8, 32, 64};

    private final int lanes;

    SumLaneWrap8() {
        this(16);
    }

    private SumLaneWrap8(int lanes) {
        super(
                "sum-lane-wrap-8",
                "Byte lanes are added without widening them first.",
                "Widen bytes to 16 bits or more before adding, or keep the high bytes in a second sum.");
        this.lanes = lanes;
    }

    @Override
    public String size() {
        return lanes + " lanes";
    }

    @Override
    List<Pitfall> otherSizes() {
        return IntStream.of(OTHERS).<Pitfall>mapToObj(SumLaneWrap8::new).toList();
    }

    @Override
    protected int wrongSum(byte[] data) {
        byte[] totals = new byte[lanes];
        int whole = data.length & -lanes;
        for (int i = 0; i < whole; i += lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                totals[lane] += data[i + lane];
            }
        }
        long total = 0;
        for (byte lane : totals) {
            total += lane & 0xff;
        }
        for (int i = whole; i < data.length; i++) {
            total += data[i] & 0xff;
        }
        return (int) (total % 96);
    }
}
