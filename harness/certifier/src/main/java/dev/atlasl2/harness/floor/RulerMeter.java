package dev.atlasl2.harness.floor;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads how long a {@link Ruler} takes for a number of bytes. */
final class RulerMeter {
    /** @param size 0 for work whose time per byte does not depend on the size */
    private record Kind(Ruler ruler, int size) {}

    /** Of all measurements in this process, in seconds per byte, because the machine is the same. */
    private static final Map<Kind, Double> QUICKEST = new ConcurrentHashMap<>();

    private final Ruler ruler;
    private final Kind kind;
    private final byte[] data;
    private final byte[] other;
    private double seconds;
    private double quickest = Double.MAX_VALUE;
    private int chain = 1;

    RulerMeter(Ruler ruler, int size) {
        this.ruler = ruler;
        this.kind = new Kind(ruler, ruler.isOfMemory() ? size : 0);
        this.data = new byte[size];
        this.other = new byte[size];
    }

    /** Works for a while, so that the compiler has finished, and estimates the time of a run. */
    void warmUp(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        long reps = 1;
        do {
            seconds = Math.max(1, nanos(reps)) / 1e9 / reps;
            reps = Math.max(1, (long) (time.toNanos() / 1e9 / 8 / seconds));
        } while (System.nanoTime() < end);
    }

    /**
     * Takes one reading, for as long as a bench does, so that a system that shares its processors interrupts both
     * equally often. There is no work per reading, so the whole time counts.
     *
     * @param like seconds that the shorter of the bench's two requests took
     * @return seconds of one run
     */
    double read(double like) {
        long reps = Math.max(1, 2 * Math.round(like / seconds));
        long nanos = Long.MAX_VALUE;
        for (int i = 0; i < BenchMeter.TRIES; i++) {
            nanos = Math.min(nanos, nanos(reps));
        }
        seconds = Math.max(1, nanos) / 1e9 / reps;
        quickest = Math.min(quickest, seconds);
        QUICKEST.merge(kind, seconds / data.length, Math::min);
        return seconds;
    }

    /** Returns seconds of one run in the quickest of its readings. */
    double quickest() {
        return quickest;
    }

    /** Returns seconds of one run at the best speed that this process has read. */
    double quickestEver() {
        return Math.min(quickest, QUICKEST.get(kind) * data.length);
    }

    private long nanos(long reps) {
        long start = System.nanoTime();
        for (long i = 0; i < reps; i++) {
            // A pair of equal bytes changes, so that no run can reuse the previous result, and the halves stay equal.
            data[0] ^= (byte) (chain >>> 24);
            data[Math.min(Ruler.PAGE, data.length) / 2] = data[0];
            chain = chain * 1664525 + 1013904223 + ruler.once(data, other);
        }
        return System.nanoTime() - start;
    }
}
