package dev.atlasl2.benchmarks;

import dev.atlasl2.Conservation;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Sum of an array against hand-written C on the same array. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
public class SumBenchmark {
    /** Bytes. */
    @Param({"1024", "4096", "12288", "65536", "1048576", "67108864"})
    public int size;

    private Duel duel;

    /** Checks both answers and has the JVM compile both. */
    @Setup
    public void prepare() throws Throwable {
        byte[] data = Check.random(size);
        MemorySegment segment = MemorySegment.ofArray(data);
        Check.same("sum", Check.sum(data), Conservation.sum(data));
        Check.same("sum in C", Check.sum(data), Peers.sum(segment));
        Experience.ofManyLengths();
        duel = new Duel(times -> ours(data, times), times -> peer(segment, times));
    }

    private static long ours(byte[] data, int times) {
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

    /** One round. */
    @Benchmark
    public long round(Figures figures) throws Throwable {
        return duel.round(figures);
    }
}
