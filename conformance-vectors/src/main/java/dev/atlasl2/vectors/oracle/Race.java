package dev.atlasl2.vectors.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Threads that start together. */
final class Race {
    private Race() {}

    /**
     * Runs the task in each of {@code threads} threads, which first wait for each other, and returns when all are done.
     *
     * @throws RuntimeException the first that a thread threw
     */
    static void run(int threads, Runnable task) {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<FutureTask<Void>> runs = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            FutureTask<Void> run = new FutureTask<>(
                    () -> {
                        await(start);
                        task.run();
                    },
                    null);
            runs.add(run);
            Thread.ofPlatform().daemon().name("race-" + i).start(run);
        }
        for (FutureTask<Void> run : runs) {
            try {
                run.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while threads raced", e);
            }
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException("the threads did not start together", e);
        }
    }
}
