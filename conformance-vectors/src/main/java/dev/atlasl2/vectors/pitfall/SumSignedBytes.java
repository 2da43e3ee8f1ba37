package dev.atlasl2.vectors.pitfall;

/** Java and char on x86 are signed. */
final class SumSignedBytes extends SumPitfall {
    SumSignedBytes() {
        super(
                "sum-signed-bytes",
                "Bytes are read as -128..127.",
                "Read bytes unsigned: b & 0xff, uint8_t, i32.load8_u.");
    }

    @Override
    protected int wrongSum(byte[] data) {
        long total = 0;
        for (byte b : data) {
            total += b;
        }
        return (int) Math.floorMod(total, 96L);
    }
}
