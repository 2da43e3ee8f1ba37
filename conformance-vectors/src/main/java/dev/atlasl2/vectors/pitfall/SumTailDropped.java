package dev.atlasl2.vectors.pitfall;

import java.util.List;
import java.util.stream.IntStream;

/** The loop over whole vectors, without the rest. */
final class SumTailDropped extends SumPitfall {
    private static final int[] OTHERS = {2, 4, 8, 32, 64, 128, 256, 512, 1024, 2048, 4096};

    private final int block;

    SumTailDropped() {
        this(16);
    }

    private SumTailDropped(int block) {
        super(
                "sum-tail-dropped",
                "The last length mod " + block + " bytes are never read.",
                "Finish with a scalar loop, or with a masked or overlapping load.");
        this.block = block;
    }

    @Override
    public String size() {
        return "blocks of " + block + " bytes";
    }

    @Override
    List<Pitfall> otherSizes() {
        return IntStream.of(OTHERS).<Pitfall>mapToObj(SumTailDropped::new).toList();
    }

    @Override
    protected int wrongSum(byte[] data) {
        long total = 0;
        int whole = data.length & -block;
        for (int i = 0; i < whole; i++) {
            total += data[i] & 0xff;
        }
        return (int) (total % 96);
    }
}
