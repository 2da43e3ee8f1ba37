package dev.atlasl2.harness.floor;

import dev.atlasl2.harness.protocol.Conversation;
import dev.atlasl2.harness.protocol.TargetFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads how long one run of one bench takes: {@code reps} runs and twice as many, and the difference between the two, so that what is
 * done once a request (preparing data, crossing the pipe) costs nothing. Every answer that counts is held against {@link BenchChain}.
 */
final class BenchMeter {
    /** No bench that is worth judging takes longer for its pair of requests. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final long MAX_REPS = 1L << 30;

    private final Conversation conversation;
    private final String op;
    private final int size;
    private final List<Double> readings = new ArrayList<>();
    private long reps;
    private long once;
    private long twice;

    BenchMeter(Conversation conversation, String op, int size) {
        this.conversation = conversation;
        this.op = op;
        this.size = size;
    }

    /** Warms the bench up and finds how many runs take long enough to be timed. */
    void warmUp(FloorEffort effort) throws TargetFault {
        long end = System.nanoTime() + effort.warmUp().toNanos();
        long least = effort.reading().toNanos();
        long tried = 1;
        while (true) {
            long nanos = Math.max(1, conversation.bench(op, size, 2 * tried, DEADLINE).nanos() - conversation.bench(op, size, tried, DEADLINE).nanos());
            boolean isEnough = nanos >= least || tried >= MAX_REPS;
            if (isEnough && System.nanoTime() >= end) {
                break;
            }
            if (!isEnough) {
                // The aim is a little above the least; steps are bounded, since the first readings are of cold code.
                tried = Math.clamp((long) (tried * 1.2 * least / nanos), tried + 1, 16 * tried);
            }
        }
        reps = tried;
        BenchChain chain = BenchChain.of(op, size);
        once = chain.forward(reps);
        twice = chain.forward(reps);
    }

    /**
     * Takes one reading.
     *
     * @throws WrongBench when an answer is not what the work gives
     */
    void read() throws TargetFault, WrongBench {
        Conversation.Bench single = conversation.bench(op, size, reps, DEADLINE);
        Conversation.Bench both = conversation.bench(op, size, 2 * reps, DEADLINE);
        check(reps, once, single.acc());
        check(2 * reps, twice, both.acc());
        readings.add((both.nanos() - single.nanos()) / 1e9 / reps);
    }

    long reps() {
        return reps;
    }

    Spread seconds() {
        return Spread.of(readings.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void check(long runs, long expected, long got) throws WrongBench {
        if (expected != got) {
            throw new WrongBench("bench " + op + " of " + size + " bytes, " + runs + " runs: acc must be " + expected + ", got " + got);
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
