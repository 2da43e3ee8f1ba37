package dev.atlasl2.vectors.pitfall;

/** Nothing shows below 67 MB, and at 255 MiB three wraps a lane cancel. */
final class SumLaneWrap32 extends SumPitfall {
    SumLaneWrap32() {
        super(
                "sum-lane-wrap-32",
                "Four lanes of 32 bits are never flushed.",
                "Flush 32-bit lanes into a 64-bit total before they can wrap, at most every 16,843,009 steps.");
    }

    @Override
    protected int wrongSum(byte[] data) {
        int a = 0;
        int b = 0;
        int c = 0;
        int d = 0;
        int whole = data.length & -4;
        for (int i = 0; i < whole; i += 4) {
            a += data[i] & 0xff;
            b += data[i + 1] & 0xff;
            c += data[i + 2] & 0xff;
            d += data[i + 3] & 0xff;
        }
        long total = (a & 0xffffffffL) + (b & 0xffffffffL) + (c & 0xffffffffL) + (d & 0xffffffffL);
        for (int i = whole; i < data.length; i++) {
            total += data[i] & 0xff;
        }
        return (int) (total % 96);
    }
}
