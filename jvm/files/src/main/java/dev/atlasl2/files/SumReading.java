package dev.atlasl2.files;

import dev.atlasl2.ConservedSum;
import dev.atlasl2.vector.Segments;
import java.lang.foreign.MemorySegment;

/** The sum of a file (clause S3.1). */
final class SumReading implements Reading {
    private final ConservedSum sum = new ConservedSum();

    @Override
    public void window(MemorySegment bytes) {
        sum.merge(Segments.sum(bytes));
    }

    /** Returns the sum so far, 0..95. */
    int residue() {
        return sum.value();
    }
}
