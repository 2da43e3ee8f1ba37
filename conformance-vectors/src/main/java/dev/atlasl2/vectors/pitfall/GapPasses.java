package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.CompactRangeReference.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A lost task in the middle shifts everything after it, and the witness looks valid. */
final class GapPasses extends Pitfall {
    GapPasses() {
        super(
                "gap-passes",
                "S12.9",
                "Parts are put in order and joined; only where the first begins and the last ends is looked at.",
                "Let each part begin where the one before it ended.",
                "ranges");
    }

    @Override
    public Witness ranges(long k, long length, List<Part> parts) {
        boolean looksWhole = PartChecks.areGiven(parts)
                && parts.stream().allMatch(part -> part.at() % 256 == 0)
                && parts.stream().mapToLong(Part::at).min().orElse(-1) == 0
                && parts.stream()
                                .mapToLong(part -> part.at() + part.data().length)
                                .max()
                                .orElse(-1)
                        == length;
        if (!looksWhole) {
            return super.ranges(k, length, parts);
        }
        List<Part> moved = new ArrayList<>();
        for (Part part :
                parts.stream().sorted(Comparator.comparingLong(Part::at)).toList()) {
            moved.add(new Part(PartChecks.covered(moved), part.data()));
        }
        Witness joined = super.ranges(k, PartChecks.covered(moved), moved);
        return new Witness(joined.kind(), joined.leafLog2(), joined.digest(), length, joined.resonance(), 0, 0);
    }
}
