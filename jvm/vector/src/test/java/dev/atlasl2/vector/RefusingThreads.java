package dev.atlasl2.vector;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ForkJoinWorkerThreadFactory;
import java.util.concurrent.ForkJoinWorkerThread;

/** A thread factory for a common pool in a process that has reached its limit of threads. */
public final class RefusingThreads implements ForkJoinWorkerThreadFactory {
    /** Made by the pool. */
    public RefusingThreads() {}

    @Override
    public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
        throw new OutOfMemoryError("unable to create native thread");
    }
}
