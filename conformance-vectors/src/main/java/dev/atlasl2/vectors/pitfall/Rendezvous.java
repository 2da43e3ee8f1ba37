package dev.atlasl2.vectors.pitfall;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes a race certain: the first two threads that come wait for each other, once; all others pass. */
final class Rendezvous {
    private static final int PARTIES = 2;
    private static final long PATIENCE_MILLIS = 200;

    private final CyclicBarrier barrier = new CyclicBarrier(PARTIES);
    private final AtomicInteger arrivals = new AtomicInteger();

    void meet() {
        if (arrivals.getAndIncrement() >= PARTIES) {
            return;
        }
        try {
            barrier.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | BrokenBarrierException alone) {
            return; // a race of one thread has nobody to meet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
