package dev.atlasl2.vector;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ForkJoinWorkerThreadFactory;
import java.util.concurrent.ForkJoinWorkerThread;

/** Makes the threads of a common pool as a process makes them that has as many as it may have. */
public final class RefusingThreads implements ForkJoinWorkerThreadFactory {
    /** Made by the pool. */
    public RefusingThreads() {}

    @Override
    public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
        throw new OutOfMemoryError("unable to create native thread");
    }
}
