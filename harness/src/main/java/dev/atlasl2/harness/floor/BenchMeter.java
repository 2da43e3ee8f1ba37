package dev.atlasl2.harness.floor;

import dev.atlasl2.harness.protocol.Conversation;
import dev.atlasl2.harness.protocol.TargetFault;
import java.time.Duration;

/**
 * Reads how long one run of one bench takes: {@code reps} runs and twice as many, and the difference between the two,
 * so that what is done once a request (preparing data, crossing the pipe) costs nothing. Every answer that counts is
 * held against {@link BenchChain}.
 */
final class BenchMeter {
    /** No bench that is worth judging takes longer for its pair of requests. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final long MAX_REPS = 1L << 30;
    private static final int MAX_STEP = 8;
    /** A request that takes more than so many times the least could do with fewer runs. */
    private static final int LONG = 3;
    private static final int MAX_ATTEMPTS = 8;
    /** Others' work on the machine only ever makes a request slower, so the quickest of so many is the truest one. */
    static final int TRIES = 3;

    private final Conversation conversation;
    private final String op;
    private final int size;
    private final Duration least;
    private long reps = 1;
    private long once;
    private long twice;
    private long quickestSingle;
    private long quickestBoth;

    /** @param least how long the shorter request of a pair takes at the least */
    BenchMeter(Conversation conversation, String op, int size, Duration least) {
        this.conversation = conversation;
        this.op = op;
        this.size = size;
        this.least = least;
    }

    /**
     * Keeps the bench busy for a while, so that compilers have done their work; then finds how many runs can be timed.
     */
    void warmUp(Duration time) throws TargetFault {
        long end = System.nanoTime() + time.toNanos();
        do {
            long nanos = nanos(reps);
            if (nanos < least.toNanos()) {
                reps = stepped(least.toNanos() / (double) nanos);
            } else if (nanos > LONG * least.toNanos()) {
                reps = Math.max(1, reps / 2); // a stretch of cold code or of a busy machine made it too many
            }
        } while (System.nanoTime() < end);
        calibrate();
    }

    /** Chooses the number of runs; what was read with another does not count beside what is read from now on. */
    void calibrate() throws TargetFault {
        quickestSingle = Long.MAX_VALUE;
        quickestBoth = Long.MAX_VALUE;
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            double share = (quickest(2 * reps) - quickest(reps)) / (double) least.toNanos();
            if (share >= 1 && share < LONG || share >= LONG && reps == 1) {
                break;
            }
            reps = share <= 0 ? stepped(2) : stepped(1.2 / share);
        }
        BenchChain chain = BenchChain.of(op, size);
        once = chain.forward(reps);
        twice = chain.forward(reps);
    }

    /**
     * Takes one reading: seconds of one run.
     *
     * @throws WrongBench when an answer is not what the work gives
     */
    double read() throws TargetFault, WrongBench {
        long single = Long.MAX_VALUE;
        long both = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            Conversation.Bench shorter = conversation.bench(op, size, reps, DEADLINE);
            Conversation.Bench longer = conversation.bench(op, size, 2 * reps, DEADLINE);
            check(reps, once, shorter.acc());
            check(2 * reps, twice, longer.acc());
            single = Math.min(single, shorter.nanos());
            both = Math.min(both, longer.nanos());
        }
        quickestSingle = Math.min(quickestSingle, single);
        quickestBoth = Math.min(quickestBoth, both);
        return (both - single) / 1e9 / reps;
    }

    /** Tells whether a bench that takes so long for a run needs more runs for a reading. */
    boolean isTooShort(double seconds) {
        return reps < MAX_REPS && seconds * reps * 2 < least.toNanos() / 1e9;
    }

    /** Returns seconds of one run by the quickest requests of all readings; there must be a reading. */
    double quickest() {
        return (quickestBoth - quickestSingle) / 1e9 / reps;
    }

    String op() {
        return op;
    }

    int size() {
        return size;
    }

    /** Returns how many seconds the shorter request of a pair takes at the least. */
    double least() {
        return least.toNanos() / 1e9;
    }

    long reps() {
        return reps;
    }

    /** Steps are bounded, since each is made of a reading that may be disturbed. */
    private long stepped(double factor) {
        return Math.clamp((long) Math.ceil(reps * Math.clamp(factor, 1.0 / MAX_STEP, MAX_STEP)), 1, MAX_REPS);
    }

    private long quickest(long runs) throws TargetFault {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            quickest = Math.min(quickest, nanos(runs));
        }
        return quickest;
    }

    private long nanos(long runs) throws TargetFault {
        return Math.max(1, conversation.bench(op, size, runs, DEADLINE).nanos());
    }

    private void check(long runs, long expected, long got) throws WrongBench {
        if (expected != got) {
            throw new WrongBench("bench " + op + " of " + size + " bytes, " + runs + " runs: acc must be " + expected
                    + ", got " + got);
        }
    }

    /** The target did something else than the bench asks for. */
    static final class WrongBench extends Exception {
        private static final long serialVersionUID = 1L;

        WrongBench(String message) {
            super(message);
        }
    }
}
