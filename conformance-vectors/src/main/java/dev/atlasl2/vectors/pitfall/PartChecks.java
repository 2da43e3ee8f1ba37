package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.reference.CompactRangeReference.Part;
import java.util.List;

/** The checks that come before the mistakes with parts: whether there are any. */
final class PartChecks {
    private PartChecks() {}

    static boolean areGiven(List<Part> parts) {
        return parts != null && parts.stream().allMatch(part -> part != null && part.data() != null);
    }

    static long covered(List<Part> parts) {
        return parts.stream().mapToLong(part -> part.data().length).sum();
    }
}
