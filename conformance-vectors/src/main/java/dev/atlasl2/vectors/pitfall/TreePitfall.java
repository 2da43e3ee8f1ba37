package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.Witness;

/** A wrong {@link #merkleRoot}, and the tree witness that is built upon it. */
abstract class TreePitfall extends Pitfall {
    TreePitfall(String name, String wrong, String fix) {
        super(name, "S12.1", wrong, fix, "witnessTree", "merkleRoot");
    }

    @Override
    public final Witness witnessTree(byte[] data, long k) {
        Witness right = super.witnessTree(data, k);
        return new Witness(
                right.kind(),
                right.leafLog2(),
                merkleRoot(Leaves.of(data, (int) k)),
                right.length(),
                right.resonance(),
                0,
                0);
    }
}
