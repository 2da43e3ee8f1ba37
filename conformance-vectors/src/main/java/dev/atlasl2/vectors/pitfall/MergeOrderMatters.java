package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.CompactRangeReference.Part;
import dev.atlasl2.spec.reference.MerkleTreeReference;
import java.util.ArrayList;
import java.util.List;

/** Right on one machine, where parts come in order; wrong on the first cluster. */
final class MergeOrderMatters extends Pitfall {
    MergeOrderMatters() {
        super(
                "merge-order-matters",
                "S12.8",
                "The leaves of parts are appended in the order in which the parts come.",
                "Put each subtree where its offset says; join two only where they are siblings.",
                "ranges");
    }

    @Override
    public Witness ranges(long k, long length, List<Part> parts) {
        Witness right = super.ranges(k, length, parts);
        List<byte[]> leaves = new ArrayList<>();
        for (Part part : parts) {
            leaves.addAll(Leaves.of(part.data(), (int) k));
        }
        return new Witness(
                right.kind(),
                right.leafLog2(),
                MerkleTreeReference.root(leaves),
                right.length(),
                right.resonance(),
                0,
                0);
    }
}
