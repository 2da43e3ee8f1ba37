package dev.atlasl2.kernel;

/** The plain twin of hashes in lanes: MessageDigest, one message after the other. */
class DigestLanes implements LaneSha256 {
    private final int lanes;

    DigestLanes(int lanes) {
        this.lanes = lanes;
    }

    @Override
    public int lanes() {
        return lanes;
    }

    @Override
    public void hash(int prefix, byte[][] data, int[] at, int length, byte[] out, int outAt) {
        byte[][] hashes = new byte[lanes][];
        for (int i = 0; i < lanes; i++) {
            hashes[i] = LaneSha256Contract.digest(prefix, data[i], at[i], length);
        }
        for (int i = 0; i < lanes; i++) {
            System.arraycopy(hashes[i], 0, out, outAt + i * 32, 32);
        }
    }
}
