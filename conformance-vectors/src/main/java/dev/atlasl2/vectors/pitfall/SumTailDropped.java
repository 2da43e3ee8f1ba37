package dev.atlasl2.vectors.pitfall;

/** The loop over whole vectors, and nothing after it. */
final class SumTailDropped extends SumPitfall {
    SumTailDropped() {
        super(
                "sum-tail-dropped",
                "The last length mod 16 bytes are never read.",
                "Finish with a scalar loop, or with a masked or overlapping load.");
    }

    @Override
    protected int wrongSum(byte[] data) {
        long total = 0;
        for (int i = 0; i + 16 <= data.length; i += 16) {
            for (int lane = 0; lane < 16; lane++) {
                total += data[i + lane] & 0xff;
            }
        }
        return (int) (total % 96);
    }
}
