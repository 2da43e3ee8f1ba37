package dev.atlasl2.harness.floor;

import java.time.Duration;

/**
 * When a bench has been warmed up: it has run for a while, has not become faster for a while, and does not say that it
 * is still warming up. Bounded, since a target may always say so.
 */
final class WarmUp {
    /** What is faster by less is noise. */
    private static final double FASTER = 0.97;
    /** Requests without a faster one among them: a machine that was stopped in between proves nothing. */
    private static final int QUIET_REQUESTS = 3;

    private final long least;
    private final long steady;
    private final long most;
    private double quickest = Double.MAX_VALUE;
    private long changed;
    private int quiet;

    /**
     * @param least how long the bench runs in any case
     * @param steady how long it must run without becoming faster
     * @param most how long it runs at most
     */
    WarmUp(Duration least, Duration steady, Duration most) {
        this.least = least.toNanos();
        this.steady = steady.toNanos();
        this.most = Math.max(most.toNanos(), this.least);
    }

    /**
     * Returns whether the bench has been warmed up, after one more request.
     *
     * @param elapsed nanoseconds since the first request began
     * @param nanosOfARun of this request
     * @param warming whether the target says that it may still become faster
     */
    boolean isOver(long elapsed, double nanosOfARun, boolean warming) {
        if (warming || nanosOfARun < FASTER * quickest) {
            changed = elapsed;
            quiet = 0;
        } else {
            quiet++;
        }
        quickest = Math.min(quickest, nanosOfARun);
        boolean isSteady = quiet >= QUIET_REQUESTS && elapsed - changed >= steady;
        return elapsed >= most || (elapsed >= least && isSteady);
    }
}
