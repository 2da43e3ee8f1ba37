package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.Witness;

/** Nothing is wrong below 512 MiB, so only longer regions are computed in the wrong way. */
final class WitnessLengthU32 extends Pitfall {
    WitnessLengthU32() {
        super(
                "witness-length-u32",
                "S11.1",
                "The bit length in the padding has 32 bits.",
                "The length field has 64 bits: bytes << 3 in a 64-bit type.",
                "witness");
    }

    private static final int FITS = 1 << 29;

    @Override
    public Witness witness(byte[] data) {
        if (data == null || data.length < FITS) {
            return super.witness(data);
        }
        byte[] digest = new PlainSha256() {
            @Override
            protected long bitLength(long bytes) {
                return (int) (bytes << 3) & 0xffffffffL;
            }
        }.digest(data);
        return new Witness(Witness.Kind.FLAT, 0, digest, data.length, sum(data), 0, 0);
    }
}
