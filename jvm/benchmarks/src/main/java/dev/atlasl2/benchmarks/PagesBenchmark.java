package dev.atlasl2.benchmarks;

import dev.atlasl2.Conservation;
import dev.atlasl2.vector.Segments;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Param;

/**
 * Sum of an array against that of memory outside the heap. Such memory has pages of 4 KiB unless the process asks for
 * others, so it is a common ruler for JVMs with and without huge pages.
 */
public class PagesBenchmark extends DuelBenchmark {
    /** Bytes. */
    @Param({"67108864"})
    public int size;

    @Override
    Duel prepare() throws Throwable {
        byte[] data = Check.random(size);
        MemorySegment ruler = Arena.global().allocate(size, 64).copyFrom(MemorySegment.ofArray(data));
        Check.same("sum", Check.sum(data), Conservation.sum(data));
        Check.same("sum of the ruler", Check.sum(data), Segments.sum(ruler));
        return new Duel(times -> SumBenchmark.ours(data, times), times -> ruler(ruler, times));
    }

    private static long ruler(MemorySegment ruler, int times) {
        long sums = 0;
        for (int i = 0; i < times; i++) {
            sums += Segments.sum(ruler);
        }
        return sums;
    }
}
