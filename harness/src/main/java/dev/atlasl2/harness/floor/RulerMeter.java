package dev.atlasl2.harness.floor;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads how long a {@link Ruler} takes for so many bytes. */
final class RulerMeter {
    private record Kind(Ruler ruler, int size) {}

    /** Of all measurements in this process, in seconds: the machine is the same. */
    private static final Map<Kind, Double> QUICKEST = new ConcurrentHashMap<>();
    /** As often as a bench tries for one reading, see there. */
    private static final int TRIES = BenchMeter.TRIES;

    private final Kind kind;
    private final byte[] data;
    private final byte[] other;
    private final long least;
    private long reps = 1;
    private int chain = 1;

    /** @param least how long one try takes at the least */
    RulerMeter(Ruler ruler, int size, Duration least) {
        this.kind = new Kind(ruler, size);
        this.data = new byte[size];
        this.other = new byte[size];
        this.least = least.toNanos();
    }

    /** Works for a while, so that the compiler is done with it, and finds how often it must for a try. */
    void warmUp(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        do {
            long nanos = Math.max(1, nanos());
            reps = Math.max(1, (long) (reps * Math.clamp(1.2 * least / nanos, 0.5, 8)));
        } while (System.nanoTime() < end);
    }

    /** Takes one reading: seconds of one run. */
    double read() {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            quickest = Math.min(quickest, nanos());
        }
        double seconds = quickest / 1e9 / reps;
        QUICKEST.merge(kind, seconds, Math::min);
        return seconds;
    }

    Ruler ruler() {
        return kind.ruler;
    }

    /** Returns the quickest reading that there ever was in this process, in seconds: the machine at its best. */
    double quickest() {
        return QUICKEST.get(kind);
    }

    private long nanos() {
        long start = System.nanoTime();
        for (long i = 0; i < reps; i++) {
            // A pair of equal bytes changes, so that no run can be taken for the one before and halves stay equal.
            int at = Integer.remainderUnsigned(chain, Math.max(1, data.length / 2));
            data[at] ^= (byte) (chain >>> 24);
            if (data.length > 1) {
                data[at + data.length / 2] = data[at];
            }
            chain = chain * 1664525 + 1013904223 + kind.ruler.once(data, other);
        }
        return System.nanoTime() - start;
    }
}
