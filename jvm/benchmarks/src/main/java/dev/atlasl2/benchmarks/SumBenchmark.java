package dev.atlasl2.benchmarks;

import dev.atlasl2.Conservation;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Param;

/** Sum of an array, against hand-written C on the same array. */
public class SumBenchmark extends DuelBenchmark {
    /** Bytes. */
    @Param({"12288"})
    public int size;

    @Override
    Duel prepare() throws Throwable {
        byte[] data = Check.random(size);
        MemorySegment segment = MemorySegment.ofArray(data);
        Check.same("sum", Check.sum(data), Conservation.sum(data));
        Check.same("sum in C", Check.sum(data), Peers.sum(segment));
        Experience.ofManyLengths();
        return new Duel(times -> ours(data, times), times -> peer(segment, times));
    }

    static long ours(byte[] data, int times) {
        long sums = 0;
        for (int i = 0; i < times; i++) {
            sums += Conservation.sum(data);
        }
        return sums;
    }

    private static long peer(MemorySegment data, int times) throws Throwable {
        long sums = 0;
        for (int i = 0; i < times; i++) {
            sums += Peers.sum(data);
        }
        return sums;
    }
}
