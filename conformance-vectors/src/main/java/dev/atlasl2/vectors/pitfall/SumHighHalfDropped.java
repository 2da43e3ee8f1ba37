package dev.atlasl2.vectors.pitfall;

import java.util.List;
import java.util.stream.IntStream;

/** One wrong word in two lines that look the same. */
final class SumHighHalfDropped extends SumPitfall {
    private static final int[] OTHERS = {8, 32, 64};

    private final int vector;

    SumHighHalfDropped() {
        this(16);
    }

    private SumHighHalfDropped(int vector) {
        super(
                "sum-high-half-dropped",
                "The same half of each vector is widened twice, the other never.",
                "Widen the low and the high half: extend_low and extend_high, part 0 and part 1.");
        this.vector = vector;
    }

    @Override
    public String size() {
        return "vectors of " + vector + " bytes";
    }

    @Override
    List<Pitfall> otherSizes() {
        return IntStream.of(OTHERS).<Pitfall>mapToObj(SumHighHalfDropped::new).toList();
    }

    @Override
    protected int wrongSum(byte[] data) {
        long total = 0;
        int whole = data.length & -vector;
        for (int i = 0; i < whole; i += vector) {
            for (int lane = 0; lane < vector / 2; lane++) {
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
