package dev.atlasl2.vectors.pitfall;

/** A vector add of bytes is the shortest loop and the wrong one. */
final class SumLaneWrap8 extends SumPitfall {
    SumLaneWrap8() {
        super(
                "sum-lane-wrap-8",
                "Byte lanes are added without widening them first.",
                "Widen bytes to 16 bits or more before adding, or keep the high bytes in a second sum.");
    }

    @Override
    protected int wrongSum(byte[] data) {
        byte[] lanes = new byte[16];
        int whole = data.length & -16;
        for (int i = 0; i < whole; i += 16) {
            for (int lane = 0; lane < 16; lane++) {
                lanes[lane] += data[i + lane];
            }
        }
        long total = 0;
        for (byte lane : lanes) {
            total += lane & 0xff;
        }
        for (int i = whole; i < data.length; i++) {
            total += data[i] & 0xff;
        }
        return (int) (total % 96);
    }
}
