package dev.atlasl2.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A benchmark that compares the library with a peer in the same JVM. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
public abstract class DuelBenchmark {
    private Duel duel;

    /** Makes the inputs and checks every contender's answer before anything is timed. */
    abstract Duel prepare() throws Throwable;

    /** The contenders are ready when this returns. */
    @Setup
    public void begin() throws Throwable {
        duel = prepare();
    }

    /** One round. */
    @Benchmark
    public long round(Figures figures) throws Throwable {
        return duel.round(figures);
    }

    /** The result of a round of a {@link Duel}, in nanoseconds per call; 0 if there is no such contender. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Figures {
        /** The library. */
        public double ours;
        /** The peer of the requirement. */
        public double peer;
        /** What limits both, if that is not the peer. */
        public double limit;
    }
}
