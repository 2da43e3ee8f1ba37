package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.Witness;

/** Two words swapped give the same digest. */
final class WitnessXor extends Pitfall {
    WitnessXor() {
        super(
                "witness-xor",
                "S11.1",
                "A linear mix of 32-byte words is passed off as SHA-256.",
                "Use SHA-256, and compare with published digests.",
                "witness");
    }

    @Override
    public Witness witness(byte[] data) {
        if (data == null || data.length == 0) {
            return super.witness(data);
        }
        byte[] digest = new byte[32];
        for (int i = 0; i < data.length; i++) {
            digest[i % 32] ^= data[i];
        }
        return new Witness(Witness.Kind.FLAT, 0, digest, data.length, sum(data), 0, 0);
    }
}
