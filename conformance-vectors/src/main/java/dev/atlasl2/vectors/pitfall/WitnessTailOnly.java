package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.Sha256Reference;

/** 4,097 bytes that differ in the first 4,096 have one digest. */
final class WitnessTailOnly extends Pitfall {
    WitnessTailOnly() {
        super(
                "witness-tail-only",
                "S11.1",
                "The state is set up anew for what is left after the last whole 4 KiB chunk.",
                "Carry the state from chunk to chunk, and pad only at the end.",
                "witness");
    }

    private static final int CHUNK = 4096;

    @Override
    public Witness witness(byte[] data) {
        if (data == null || data.length <= CHUNK || data.length % CHUNK == 0) {
            return super.witness(data);
        }
        int tail = data.length - data.length % CHUNK;
        byte[] digest = new Sha256Reference().update(data, tail, data.length).digest();
        return new Witness(Witness.Kind.FLAT, 0, digest, data.length, sum(data), 0, 0);
    }
}
