package dev.atlasl2.benchmarks;

import dev.atlasl2.Conservation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Calls that must allocate nothing once they are warm, as JMH's gc profiler sees them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(time = 700, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class AllocationBenchmark {
    private final byte[] data = Check.random(12_288);
    private final byte[] copy = new byte[12_288];

    /** Checks the answers. */
    @Setup
    public void prepare() {
        Conservation.fill(data, 7);
        Check.same("sum", 0, Check.sum(data));
        Check.same("sum", 0, Conservation.sum(data));
        Conservation.copy(data, copy);
        Check.same("copy", data, copy);
    }

    /** A sum. */
    @Benchmark
    public int sum() {
        return Conservation.sum(data);
    }

    /** A checked copy. */
    @Benchmark
    public byte[] copy() {
        Conservation.copy(data, copy);
        return copy;
    }
}
