package dev.atlasl2.benchmarks;

import dev.atlasl2.Conservation;
import org.openjdk.jmh.annotations.Param;

/** A fill that returns the sum of the old bytes, against a sum and then a fill. */
public class FillBenchmark extends DuelBenchmark {
    /** Bytes. */
    @Param({"67108864"})
    public int size;

    @Override
    Duel prepare() throws Throwable {
        byte[] dst = Check.random(size);
        byte[] filled = new byte[size];
        Conservation.fill(filled, 7);
        Check.same("sum of a fill", 0, Check.sum(filled));
        Check.same("sum before the fill", Check.sum(dst), Conservation.sumAndFill(dst, 7));
        Check.same("fill", filled, dst);
        return new Duel(times -> ours(dst, times), times -> peer(dst, times));
    }

    private static long ours(byte[] dst, int times) {
        long sums = 0;
        for (int i = 0; i < times; i++) {
            sums += Conservation.sumAndFill(dst, i & 255);
        }
        return sums;
    }

    private static long peer(byte[] dst, int times) {
        long sums = 0;
        for (int i = 0; i < times; i++) {
            sums += Conservation.sum(dst);
            Conservation.fill(dst, i & 255);
        }
        return sums;
    }
}
