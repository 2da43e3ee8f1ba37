package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.Limits;

/** The constants of clause S1.3, as an implementation knows them. */
public record Constants(
        int modulus,
        int page,
        int cycle,
        int structure,
        int maxWindow,
        int maxBatch,
        int minLeafLog2,
        int maxLeafLog2,
        int defaultLeafLog2,
        int record) {
    /** The right ones. */
    public Constants() {
        this(
                Limits.MODULUS,
                Limits.PAGE_BYTES,
                Limits.CYCLE_BYTES,
                Limits.STRUCTURE_BYTES,
                Limits.MAX_WINDOW_BYTES,
                Limits.MAX_BATCH_ENTRIES,
                Limits.MIN_LEAF_LOG2,
                Limits.MAX_LEAF_LOG2,
                Limits.DEFAULT_LEAF_LOG2,
                Limits.RECORD_BYTES);
    }
}
