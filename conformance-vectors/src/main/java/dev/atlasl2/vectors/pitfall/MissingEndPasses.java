package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.CompactRangeReference.Part;
import java.util.List;

/** If the last task of a job was lost, the witness is right, but for another region. */
final class MissingEndPasses extends Pitfall {
    MissingEndPasses() {
        super(
                "missing-end-passes",
                "S12.9",
                "The length of the region is taken from its parts, so that nobody misses the last ones.",
                "Ask for the region's length apart from its parts, and compare.",
                "ranges");
    }

    @Override
    public Witness ranges(long k, long length, List<Part> parts) {
        boolean isShort =
                PartChecks.areGiven(parts) && PartChecks.covered(parts) > 0 && PartChecks.covered(parts) < length;
        return super.ranges(k, isShort ? PartChecks.covered(parts) : length, parts);
    }
}
