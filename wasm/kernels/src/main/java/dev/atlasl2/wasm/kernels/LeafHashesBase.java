package dev.atlasl2.wasm.kernels;

import org.teavm.interop.Export;

/** Leaf hashes one after the other: the twin of {@link LeafHashesSimd}. */
final class LeafHashesBase {
    private LeafHashesBase() {}

    @Export(name = "base.leaf_hashes")
    static void leafHashes(int p, int count, int k, int out) {
        for (; count != 0; count--) {
            Sha256.hashPrefixed(Tree.prefix(k), p, 1 << k, out);
            p += 1 << k;
            out += Sha256.DIGEST_BYTES;
        }
    }
}
