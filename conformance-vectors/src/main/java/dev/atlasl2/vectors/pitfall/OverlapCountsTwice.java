package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.CompactRangeReference.Part;
import dev.atlasl2.spec.reference.SumReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A task that ran twice writes its hashes to the same place again, but its sum is added twice. */
final class OverlapCountsTwice extends Pitfall {
    OverlapCountsTwice() {
        super(
                "overlap-counts-twice",
                "S12.8",
                "A part that comes again replaces its hashes, and its sum is added again.",
                "Refuse a part of which some bytes are there already.",
                "ranges");
    }

    @Override
    public Witness ranges(long k, long length, List<Part> parts) {
        if (!PartChecks.areGiven(parts)) {
            return super.ranges(k, length, parts);
        }
        Map<Long, Part> byOffset = new LinkedHashMap<>();
        int residue = 0;
        for (Part part : parts) {
            byOffset.put(part.at(), part);
            residue = (residue + SumReference.sum(part.data())) % Limits.MODULUS;
        }
        Witness right = super.ranges(k, length, List.copyOf(byOffset.values()));
        return new Witness(right.kind(), right.leafLog2(), right.digest(), right.length(), residue, 0, 0);
    }
}
