package dev.atlasl2.benchmarks;

import dev.atlasl2.Domain;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Updates of single bytes of a domain, which compare, write and track, against a LongAdder, which only tracks. Each
 * thread has bytes of its own.
 */
public class DomainUpdateBenchmark extends DuelBenchmark {
    /** Bytes of a thread: far from those of the other. */
    private static final int EACH = 4096;

    /** Number of threads that use the same domain at once. */
    @Param({"2"})
    public int threads;

    private final LongAdder adder = new LongAdder();
    private byte[] region;
    private Domain domain;
    private Crew crew;

    @Override
    Duel prepare() throws Throwable {
        region = new byte[threads * EACH];
        domain = Domain.create(region.length, 0);
        domain.attach(region);
        crew = new Crew(threads);
        Contender[] updates = new Contender[threads];
        for (int i = 0; i < threads; i++) {
            int offset = i * EACH;
            updates[i] = times -> update(offset, times);
        }
        return new Duel(crew.all(updates), crew.all(this::peer));
    }

    /** Every byte goes to 1 and back to 0. */
    private long update(int offset, int times) {
        for (int i = 0; i < times; i++) {
            int at = offset + (i >> 1 & EACH - 1);
            domain.update(at, i & 1, ~i & 1);
        }
        if ((times & 1) == 1) {
            domain.update(offset + ((times - 1) >> 1 & EACH - 1), 1, 0);
        }
        return times;
    }

    private long peer(int times) {
        for (int i = 0; i < times; i++) {
            adder.add(1 - 2 * (i & 1));
        }
        return times;
    }

    /** The tracked sum is that of the region. */
    @TearDown
    public void end() {
        crew.close();
        domain.verify();
        Check.same("the region's sum", 0, Check.sum(region));
        domain.destroy();
    }
}
