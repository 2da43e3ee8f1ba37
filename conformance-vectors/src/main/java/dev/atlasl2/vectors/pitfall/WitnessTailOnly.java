package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.Sha256Reference;
import java.util.List;
import java.util.stream.IntStream;

/** Regions of 4,097 bytes that differ in the first 4,096 have the same digest. */
final class WitnessTailOnly extends Pitfall {
    private static final int[] OTHERS = {64, 256, 512, 1024, 8192, 16384, 32768, 65536};

    private final int chunk;

    WitnessTailOnly() {
        this(4096);
    }

    private WitnessTailOnly(int chunk) {
        super(
                "witness-tail-only",
                "S11.1",
                "The state starts again for what is left after the last whole chunk of " + chunk + " bytes.",
                "Carry the state from chunk to chunk, and pad only at the end.",
                "witness");
        this.chunk = chunk;
    }

    @Override
    public String size() {
        return "chunks of " + chunk + " bytes";
    }

    @Override
    List<Pitfall> otherSizes() {
        return IntStream.of(OTHERS).<Pitfall>mapToObj(WitnessTailOnly::new).toList();
    }

    @Override
    public Witness witness(byte[] data) {
        if (data == null || data.length <= chunk || data.length % chunk == 0) {
            return super.witness(data);
        }
        int tail = data.length - data.length % chunk;
        byte[] digest = new Sha256Reference().update(data, tail, data.length).digest();
        return new Witness(Witness.Kind.FLAT, 0, digest, data.length, sum(data), 0, 0);
    }
}
