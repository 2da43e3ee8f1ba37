package dev.atlasl2.vector;

import dev.atlasl2.kernel.LaneSha256;
import dev.atlasl2.kernel.LaneSha256Contract;

/** Vectors of 128 bits. */
class Sha256Lanes4Test extends LaneSha256Contract {
    private static final LaneSha256 HASH = new VectorKernels().sha256(4).get();

    @Override
    protected LaneSha256 hash() {
        return HASH;
    }
}
