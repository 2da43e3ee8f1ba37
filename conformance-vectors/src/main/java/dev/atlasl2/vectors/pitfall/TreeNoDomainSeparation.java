package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.reference.Sha256Reference;
import java.util.List;

/** A leaf of 64 bytes that equals two digests has the root of the two leaves. */
final class TreeNoDomainSeparation extends TreePitfall {
    TreeNoDomainSeparation() {
        super(
                "tree-no-domain-separation",
                "Leaves and nodes are hashed alike, without the bytes 0x00 and 0x01 before them.",
                "Hash 0x00 before a leaf and 0x01 before a node (RFC 9162, section 2.1).");
    }

    @Override
    public byte[] merkleRoot(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Sha256Reference.hash();
        }
        if (leaves.size() == 1) {
            return Sha256Reference.hash(leaves.get(0));
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return Sha256Reference.hash(
                merkleRoot(leaves.subList(0, left)), merkleRoot(leaves.subList(left, leaves.size())));
    }
}
