package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.MerkleTreeReference;
import java.util.ArrayList;
import java.util.List;

/** Three leaves a, b, c have the root of a, b, c, c: two regions, one root. */
final class TreePaddedPowerOfTwo extends Pitfall {
    TreePaddedPowerOfTwo() {
        super(
                "tree-padded-power-of-two",
                "S12.1",
                "A level of odd length is padded with its last node again.",
                "Split at the largest power of two below the count; an odd node rises as it is.",
                "witnessTree",
                "merkleRoot");
    }

    @Override
    public Witness witnessTree(byte[] data, long k) {
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

    @Override
    public byte[] merkleRoot(List<byte[]> leaves) {
        List<byte[]> level = leaves.stream().map(MerkleTreeReference::leafHash).toList();
        if (level.isEmpty()) {
            return super.merkleRoot(leaves);
        }
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
                above.add(MerkleTreeReference.nodeHash(level.get(i), level.get(Math.min(i + 1, level.size() - 1))));
            }
            level = above;
        }
        return level.get(0);
    }
}
