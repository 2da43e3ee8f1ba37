package dev.atlasl2.benchmarks;

import dev.atlasl2.TrackedSum;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.TearDown;

/** Deltas to a sum that threads share, against the same deltas to a LongAdder. */
public class TrackedSumBenchmark extends DuelBenchmark {
    /** Number of threads that use the same sum at once. */
    @Param({"2"})
    public int threads;

    private final TrackedSum sum = new TrackedSum();
    private final LongAdder adder = new LongAdder();
    private Crew crew;

    @Override
    Duel prepare() throws Throwable {
        crew = new Crew(threads);
        return new Duel(crew.all(this::ours), crew.all(this::peer));
    }

    private long ours(int times) {
        for (int i = 0; i < times; i++) {
            sum.deltaByte(i & 255, i + 1 & 255);
        }
        for (int i = times & 255; i != 0; i = i + 1 & 255) { // back to the initial value
            sum.deltaByte(i, i + 1 & 255);
        }
        return times;
    }

    private long peer(int times) {
        for (int i = 0; i < times; i++) {
            adder.add((i + 1 & 255) - (i & 255));
        }
        for (int i = times & 255; i != 0; i = i + 1 & 255) {
            adder.add((i + 1 & 255) - i);
        }
        return times;
    }

    /** No delta was lost. */
    @TearDown
    public void end() {
        crew.close();
        Check.same("the sum in the end", 0, sum.value());
        Check.same("the peer's sum", 0, adder.sum());
    }
}
