package dev.atlasl2.harness.floor;

import dev.atlasl2.harness.protocol.Conversation;
import dev.atlasl2.harness.protocol.TargetFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Measures the time of one run of one bench, by requests for fewer and for more runs. Counts, their order and the
 * initial value of a chain are random, and every answer is compared with {@link BenchChain}.
 *
 * <p>A target cannot reduce the whole time of a request: divided by the number of its runs, it is never less than the
 * time of a run. The difference between two requests excludes the work that is done once per request (the pipe, laying
 * out the data), but a target that delays its short answers reduces it. So the difference counts only if it is close to
 * the whole.
 */
final class BenchMeter {
    /** No useful bench takes longer for its pair of requests. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final long MAX_REPS = 1L << 30;
    /**
     * The maximum time in which {@link BenchChain} follows one request, many times that of a request of real work: a
     * target that does none would be asked for more and more runs, and each is followed.
     */
    private static final long LONGEST_CHECK = 2_000_000_000;
    /** Shorter, a part of the chain would be timed before it is compiled. */
    private static final long SHORTEST_PROBE = 20_000_000;

    private static final int MAX_STEP = 8;
    /** A request that takes more than this many times the minimum gets fewer runs. */
    private static final int LONG = 3;

    private static final int MAX_ATTEMPTS = 8;
    /** Other work on the machine can only make a request slower, so the quickest of these is the most accurate. */
    static final int TRIES = 3;
    /** The least share of the whole that a difference must have. A target that delays can gain at most a tenth. */
    private static final double AGREEMENT = 0.9;
    /** The maximum share of a request that is not runs; requests are made longer until it is reached ... */
    private static final double FIXED = 0.08;
    /** ... or until they take this many times the minimum. */
    private static final int LONGEST = 40;

    private record Request(int start, long runs, long acc) {}

    private final Conversation conversation;
    private final String op;
    private final int size;
    private final Duration least;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final List<Request> unchecked = new ArrayList<>();
    /** The maximum of {@link #reps}, of which a request has up to twice as many. */
    private long most;

    private long reps = 1;
    private long requestNanos;
    private double quickest;
    private Optional<String> engine = Optional.empty();
    private Optional<String> engineOfReadings = Optional.empty();
    private boolean warming;

    /** @param least the minimum time of the shorter request of a pair */
    BenchMeter(Conversation conversation, String op, int size, Duration least) {
        this.conversation = conversation;
        this.op = op;
        this.size = size;
        this.least = least;
    }

    /** Runs the bench until it has been warmed up; then determines how many runs can be timed. */
    void warmUp(WarmUp warmUp) throws TargetFault {
        most = mostReps();
        long start = System.nanoTime();
        long nanos;
        long runs;
        do {
            runs = reps;
            nanos = nanos(runs);
            if (nanos < least.toNanos()) {
                reps = stepped(least.toNanos() / (double) nanos);
            } else if (nanos > LONG * least.toNanos()) {
                reps = Math.max(1, reps / 2); // some cold code or other work made the number too large
            }
        } while (!warmUp.isOver(System.nanoTime() - start, (double) nanos / runs, warming));
        calibrate();
    }

    /** Chooses the number of runs; earlier readings with another number do not count any more. */
    void calibrate() throws TargetFault {
        quickest = Double.MAX_VALUE;
        engineOfReadings = engine;
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            long single = quickest(reps);
            long both = quickest(2 * reps);
            long work = both - single;
            double wanted = Math.clamp(
                    (single - work) * (1 - FIXED) / (2 * FIXED),
                    (double) least.toNanos(),
                    LONGEST * (double) least.toNanos());
            boolean isRight = work >= wanted && (work < LONG * wanted || reps == 1);
            if (isRight || (work < wanted && single >= LONGEST * least.toNanos())) {
                break;
            }
            reps = work <= 0 ? stepped(2) : stepped(1.2 * wanted / work);
        }
        unchecked.clear(); // cold code may give wrong answers, too: the readings detect them
    }

    /**
     * Takes one reading: seconds of one run.
     *
     * @throws WrongBench if an answer is not the right one
     */
    double read() throws TargetFault, WrongBench {
        long few = random.nextLong(reps, reps + reps / 2 + 1);
        long many = random.nextLong(few + (reps + 1) / 2, 2 * reps + 1);
        long shorter = Long.MAX_VALUE;
        long longer = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            boolean isLongerFirst = random.nextBoolean();
            long first = nanos(isLongerFirst ? many : few);
            long second = nanos(isLongerFirst ? few : many);
            shorter = Math.min(shorter, isLongerFirst ? second : first);
            longer = Math.min(longer, isLongerFirst ? first : second);
        }
        checkAnswers();
        double seconds = seconds(few, shorter, many, longer);
        quickest = Math.min(quickest, seconds);
        return seconds;
    }

    /**
     * Returns seconds of one run: by the difference of two requests if that is close to the whole, otherwise by the
     * whole.
     */
    static double seconds(long few, long shorter, long many, long longer) {
        double whole = longer / 1e9 / many;
        double difference = (longer - shorter) / 1e9 / (many - few);
        return difference >= AGREEMENT * whole && difference <= whole ? difference : whole;
    }

    /** Returns whether a bench with this time of a run needs more runs for a reading. */
    boolean isTooShort(double seconds) {
        return reps < most && seconds * reps * 2 < least.toNanos() / 1e9;
    }

    /** Returns whether the target has changed its engine since the readings began. */
    boolean hasChanged() {
        return !engine.equals(engineOfReadings);
    }

    /** Returns which code did the work of the latest request, if the target says so. */
    Optional<String> engine() {
        return engine;
    }

    /** Returns seconds of one run in the quickest of all readings; there must be a reading. */
    double quickest() {
        return quickest;
    }

    String op() {
        return op;
    }

    int size() {
        return size;
    }

    /** Returns the minimum time of the shorter request of a pair, in seconds. */
    double least() {
        return least.toNanos() / 1e9;
    }

    long reps() {
        return reps;
    }

    /** Returns how long all requests took so far, in nanoseconds. */
    long requestNanos() {
        return requestNanos;
    }

    /** Steps are bounded, because each is computed from a reading that may be disturbed. */
    private long stepped(double factor) {
        return Math.clamp((long) Math.ceil(reps * Math.clamp(factor, 1.0 / MAX_STEP, MAX_STEP)), 1, most);
    }

    private long mostReps() {
        BenchChain chain = BenchChain.of(op, size, random.nextInt());
        long start = System.nanoTime();
        for (long runs = 1; ; runs *= 2) {
            chain.forward(runs);
            long nanos = System.nanoTime() - start;
            if (nanos >= SHORTEST_PROBE) {
                return Math.clamp(LONGEST_CHECK / 2 * runs / nanos, 1, MAX_REPS);
            }
        }
    }

    private long quickest(long runs) throws TargetFault {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            quickest = Math.min(quickest, nanos(runs));
        }
        return quickest;
    }

    private long nanos(long runs) throws TargetFault {
        int start = random.nextInt();
        Conversation.Bench answer = conversation.bench(op, size, runs, Integer.toUnsignedLong(start), DEADLINE);
        unchecked.add(new Request(start, runs, answer.acc()));
        engine = answer.engine();
        warming = answer.warming();
        long nanos = Math.max(1, answer.nanos());
        requestNanos += nanos;
        return nanos;
    }

    /** After the reading, because following a chain uses the memory, too. */
    private void checkAnswers() throws WrongBench {
        unchecked.sort(Comparator.comparingLong(Request::runs)); // one that is wrong is mostly wrong in few runs, too
        for (Request request : unchecked) {
            long expected = BenchChain.of(op, size, request.start).forward(request.runs);
            if (expected != request.acc) {
                throw new WrongBench("bench " + op + " of " + size + " bytes, " + request.runs + " runs from "
                        + Integer.toUnsignedString(request.start) + ": acc must be " + expected + ", got "
                        + request.acc);
            }
        }
        unchecked.clear();
    }

    /** The target did something other than the bench requires. */
    static final class WrongBench extends Exception {
        private static final long serialVersionUID = 1L;

        WrongBench(String message) {
            super(message);
        }
    }
}
