package dev.atlasl2.benchmarks;

import dev.atlasl2.Conservation;
import dev.atlasl2.WitnessRecord;
import dev.atlasl2.Witnesses;
import dev.atlasl2.WorkContext;
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
    private final byte[] record = new byte[64];
    private final WorkContext context = new WorkContext();

    /** Checks the answers. */
    @Setup
    public void prepare() {
        Conservation.fill(data, 7);
        Check.same("sum", 0, Check.sum(data));
        Check.same("sum", 0, Conservation.sum(data));
        Conservation.copy(data, copy);
        Check.same("copy", data, copy);
        Check.same("flat record", WitnessRecord.encode(Witnesses.flat(data)), flat());
        Check.same("tree record", WitnessRecord.encode(Witnesses.tree(data)), tree());
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

    /** A flat witness, into a record of the caller's. */
    @Benchmark
    public byte[] flat() {
        context.flat(data, record);
        return record;
    }

    /** A tree witness over leaves of 4,096 bytes, into a record of the caller's. */
    @Benchmark
    public byte[] tree() {
        context.tree(data, 12, record);
        return record;
    }
}
