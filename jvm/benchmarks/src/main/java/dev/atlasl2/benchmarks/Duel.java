package dev.atlasl2.benchmarks;

import dev.atlasl2.benchmarks.DuelBenchmark.Figures;
import java.util.Arrays;

/**
 * Times contenders alternately, slice by slice, in one JVM. JMH itself measures one benchmark after the other. Other
 * work on a machine changes faster than that, so the ratio of two such figures means little. Here an iteration of JMH
 * is one round: ten times half a millisecond of every contender. The figure of a contender is its best slice of the
 * round, that is, its speed without disturbance. The two figures of a ratio are a few milliseconds apart. The table
 * shows the median and the spread over all rounds.
 */
final class Duel {
    private static final long SLICE_NANOS = Long.getLong("atlas.benchmarks.sliceNanos", 500_000);
    private static final long WARM_NANOS = Long.getLong("atlas.benchmarks.warmNanos", 800_000_000);
    private static final int MAX_WARM_UPS = 10;
    /** Twice the number that C2 waits for, for calls that are short even if they box. */
    private static final int MANY_CALLS = 12_000;

    private static final double SHORT_NANOS = 300_000;
    private static final int SLICES = 10;

    private final Contender[] contenders;
    /** How many calls make a slice. */
    private final int[] times;

    private long sink;

    /**
     * Waits until the library has chosen its kernels, and runs each contender until it is compiled.
     *
     * @param contenders ours, the peer and, where there is one, the limit
     */
    Duel(Contender... contenders) throws Throwable {
        this.contenders = contenders;
        this.times = new int[contenders.length];
        Arrays.fill(times, 1);
        Races.await(contenders[0]);
        settle();
    }

    /** Runs contenders that JMH times by itself until they are compiled. */
    static void warmUp(Contender... contenders) throws Throwable {
        new Duel(contenders);
    }

    /**
     * Until no contender gets faster any more, and short calls were many. C2 counts calls. Until it has compiled them,
     * vectors are boxed, which takes a thousand times as long, so there are few calls.
     */
    private void settle() throws Throwable {
        double[] best = new double[contenders.length];
        Arrays.fill(best, Double.MAX_VALUE);
        long last = System.nanoTime() + MAX_WARM_UPS * WARM_NANOS;
        long[] calls = new long[contenders.length];
        for (long end = System.nanoTime() + WARM_NANOS; System.nanoTime() < Math.min(end, last); ) {
            for (int side = 0; side < contenders.length; side++) {
                long nanos = Math.max(1, time(side));
                double each = (double) nanos / times[side];
                calls[side] += times[side];
                if (each < 0.95 * best[side] || (each < SHORT_NANOS && calls[side] < MANY_CALLS)) {
                    end = System.nanoTime() + WARM_NANOS;
                }
                best[side] = Math.min(best[side], each);
                long most = Math.min(1 << 20, 2L * times[side]);
                times[side] = (int) Math.clamp(times[side] * SLICE_NANOS / nanos, 1, most);
            }
        }
    }

    /** Plays one round. */
    long round(Figures figures) throws Throwable {
        double[] best = new double[3];
        for (int slice = 0; slice < SLICES; slice++) {
            for (int i = 0; i < contenders.length; i++) {
                int side = (i + slice) % contenders.length; // no contender always goes first
                double nanos = (double) time(side) / times[side];
                best[side] = slice == 0 ? nanos : Math.min(best[side], nanos);
            }
        }
        figures.ours = best[0];
        figures.peer = best[1];
        figures.limit = best[2];
        return sink;
    }

    private long time(int side) throws Throwable {
        long start = System.nanoTime();
        sink += contenders[side].run(times[side]);
        return System.nanoTime() - start;
    }
}
