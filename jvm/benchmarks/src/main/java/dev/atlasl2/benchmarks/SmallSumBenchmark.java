package dev.atlasl2.benchmarks;

import dev.atlasl2.Conservation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of a call that has very few bytes to add up: JMH's own loop, because there is no peer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(time = 50, timeUnit = TimeUnit.MILLISECONDS)
public class SmallSumBenchmark {
    /** Bytes. */
    @Param({"5"})
    public int length;

    private byte[] data;

    /** Checks the answer, in a JVM that has seen every other length as well; returns when the call is compiled. */
    @Setup
    public void prepare() throws Throwable {
        data = Check.random(length);
        Experience.ofManyLengths();
        Check.same("sum", Check.sum(data), Conservation.sum(data));
        Duel.warmUp(times -> SumBenchmark.ours(data, times));
    }

    /** One call. */
    @Benchmark
    public int sum() {
        return Conservation.sum(data);
    }
}
