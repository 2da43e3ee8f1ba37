package dev.atlasl2.harness.floor;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How many processors a target keeps busy while it is measured: its processor time divided by the time of its requests.
 * Work between requests counts too, because it slows the rulers down. Floors are for one thread.
 */
final class Processors {
    /** Runtimes compile and clean up during their work; more than this is real work. */
    private static final double ONE = 1.3;
    /** Systems report processor time in steps of 10 ms, of two kinds, twice. */
    private static final long UNCERTAIN = 40_000_000;

    private final Supplier<Optional<Duration>> time;
    private Optional<Duration> before = Optional.empty();
    private long requestsBefore;
    private double busy = 1;

    /** @param time the processor time so far; empty if it is unknown */
    Processors(Supplier<Optional<Duration>> time) {
        this.time = time;
    }

    /** @param requestNanos the time of all requests so far */
    void begin(long requestNanos) {
        before = time.get();
        requestsBefore = requestNanos;
        busy = 1;
    }

    /** @param requestNanos the time of all requests so far */
    void end(long requestNanos) {
        Optional<Duration> now = time.get();
        if (before.isPresent() && now.isPresent()) {
            long worked = now.get().minus(before.get()).toNanos() - UNCERTAIN;
            double share = worked / (double) Math.max(1, requestNanos - requestsBefore);
            busy = share > ONE ? share : 1;
        }
    }

    /** Returns the number of processors; 1 if it was one, or if it is unknown. */
    double busy() {
        return busy;
    }
}
