package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.reference.MerkleTreeReference;
import java.util.ArrayList;
import java.util.List;

/** Three leaves a, b, c have the root of a, b, c, c: two regions, one root. */
final class TreePaddedPowerOfTwo extends TreePitfall {
    TreePaddedPowerOfTwo() {
        super(
                "tree-padded-power-of-two",
                "A level of odd length is padded with its last node again.",
                "Split at the largest power of two below the count; an odd node rises as it is.");
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
