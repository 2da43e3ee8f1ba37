package dev.atlasl2.harness.floor;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How many processors a target keeps busy while it is measured: its processor time by the time that its requests took.
 * What it does while nothing is asked counts too, since that slows the rulers down. Floors are for one thread.
 */
final class Processors {
    /** Runtimes compile and clean up during their work; more than this is work. */
    private static final double ONE = 1.3;
    /** Systems tell processor time in steps of 10 ms, of two kinds, twice. */
    private static final long UNCERTAIN = 40_000_000;

    private final Supplier<Optional<Duration>> time;
    private Optional<Duration> before = Optional.empty();
    private long requestsBefore;
    private double busy = 1;

    /** @param time how long processors have been busy so far; empty if that cannot be told */
    Processors(Supplier<Optional<Duration>> time) {
        this.time = time;
    }

    /** @param requestNanos how long all requests took so far */
    void begin(long requestNanos) {
        before = time.get();
        requestsBefore = requestNanos;
        busy = 1;
    }

    /** @param requestNanos how long all requests took so far */
    void end(long requestNanos) {
        Optional<Duration> now = time.get();
        if (before.isPresent() && now.isPresent()) {
            long worked = now.get().minus(before.get()).toNanos() - UNCERTAIN;
            double share = worked / (double) Math.max(1, requestNanos - requestsBefore);
            busy = share > ONE ? share : 1;
        }
    }

    /** Returns how many they were; 1 if it was one, or cannot be told. */
    double busy() {
        return busy;
    }
}
