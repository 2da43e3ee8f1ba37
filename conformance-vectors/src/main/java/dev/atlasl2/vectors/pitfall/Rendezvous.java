package dev.atlasl2.vectors.pitfall;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes a race certain: the first two threads wait for each other, once; all others pass. */
final class Rendezvous {
    private static final int PARTIES = 2;
    /** Long, because on a loaded machine the second thread may come late; it always comes. */
    private static final long PATIENCE_SECONDS = 60;

    private final CyclicBarrier barrier = new CyclicBarrier(PARTIES);
    private final AtomicInteger arrivals = new AtomicInteger();

    void meet() {
        if (arrivals.getAndIncrement() >= PARTIES) {
            return;
        }
        try {
            barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | BrokenBarrierException alone) {
            throw new IllegalStateException("a race needs two threads", alone);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
