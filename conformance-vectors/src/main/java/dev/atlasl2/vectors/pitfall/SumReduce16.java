package dev.atlasl2.vectors.pitfall;

/** 272 x FF is enough: 69,360 does not fit. */
final class SumReduce16 extends SumPitfall {
    SumReduce16() {
        super(
                "sum-reduce-16",
                "The lanes are right, but they are added together in 16 bits.",
                "Widen lanes before the horizontal sum.");
    }

    @Override
    protected int wrongSum(byte[] data) {
        long[] lanes = new long[8];
        for (int i = 0; i < data.length; i++) {
            lanes[i & 7] += data[i] & 0xff;
        }
        short total = 0;
        for (long lane : lanes) {
            total += (short) lane;
        }
        return (total & 0xffff) % 96;
    }
}
