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

/** Calls that must allocate nothing after the first calls, as measured by JMH's gc profiler. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class AllocationBenchmark {
    private final byte[] data = Check.random(12_288);
    private final byte[] copy = new byte[12_288];
    private final byte[] record = new byte[64];
    private final WorkContext context = new WorkContext();

    /** Checks the answers, and returns when every call is compiled. */
    @Setup
    public void prepare() throws Throwable {
        Conservation.fill(data, 7);
        Check.same("sum", 0, Check.sum(data));
        Check.same("sum", 0, Conservation.sum(data));
        Conservation.copy(data, copy);
        Check.same("copy", data, copy);
        Check.same("flat record", WitnessRecord.encode(Witnesses.flat(data)), flat());
        Check.same("tree record", WitnessRecord.encode(Witnesses.treeWitness(data)), tree());
        Duel.warmUp(this::sums, this::copies, this::flats, this::trees);
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

    private long sums(int times) {
        long sums = 0;
        for (int i = 0; i < times; i++) {
            sums += sum();
        }
        return sums;
    }

    private long copies(int times) {
        long bytes = 0;
        for (int i = 0; i < times; i++) {
            bytes += copy()[0];
        }
        return bytes;
    }

    private long flats(int times) {
        long bytes = 0;
        for (int i = 0; i < times; i++) {
            bytes += flat()[0];
        }
        return bytes;
    }

    private long trees(int times) {
        long bytes = 0;
        for (int i = 0; i < times; i++) {
            bytes += tree()[0];
        }
        return bytes;
    }
}
