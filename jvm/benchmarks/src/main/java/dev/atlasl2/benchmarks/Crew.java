package dev.atlasl2.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does a job in several threads at once. They stay alive between jobs, because starting them would take longer than the
 * job.
 */
final class Crew implements AutoCloseable {
    private final int threads;
    private final AtomicInteger finished = new AtomicInteger();
    private Contender[] jobs = {};
    private int times;
    /**
     * Counts jobs; a negative value means that there are no more. What is written before it is visible after it was
     * read.
     */
    private volatile int turn;

    private volatile Throwable failure;

    Crew(int threads) {
        this.threads = threads;
        for (int i = 1; i < threads; i++) {
            int number = i;
            Thread.ofPlatform().daemon().name("crew-" + i).start(() -> help(number));
        }
    }

    /** Returns the contender whose job every thread does, as often as requested. */
    Contender all(Contender... each) {
        return count -> run(each, count);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only this thread writes turn
    private long run(Contender[] each, int count) throws Throwable {
        jobs = each;
        times = count;
        finished.set(1);
        turn++;
        long answer = each[0].run(count);
        while (finished.get() < threads) {
            Thread.onSpinWait();
        }
        if (failure != null) {
            throw failure;
        }
        return answer;
    }

    private void help(int number) {
        for (int seen = 0; ; ) {
            int now = turn;
            if (now < 0) {
                return;
            }
            if (now == seen) {
                Thread.onSpinWait();
                continue;
            }
            seen = now;
            try {
                jobs[number % jobs.length].run(times);
            } catch (Throwable e) {
                failure = e;
            }
            finished.incrementAndGet();
        }
    }

    @Override
    public void close() {
        turn = Integer.MIN_VALUE;
    }
}
