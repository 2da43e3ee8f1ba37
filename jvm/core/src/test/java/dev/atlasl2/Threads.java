package dev.atlasl2;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;

/** Tasks that start together, each in a thread of its own. */
final class Threads {
    private Threads() {}

    /** A task that may throw. */
    @FunctionalInterface
    interface Task<T> {
        T run() throws Exception;
    }

    /** Runs task 0 to task n-1 at once and returns their results in that order; throws what a task throws. */
    static <T> List<T> race(int n, IntFunction<Task<T>> tasks) {
        CyclicBarrier start = new CyclicBarrier(n);
        List<FutureTask<T>> running = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Task<T> task = tasks.apply(i);
            FutureTask<T> future = new FutureTask<>(() -> {
                start.await();
                return task.run();
            });
            running.add(future);
            Thread thread = new Thread(future, "race-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        List<T> answers = new ArrayList<>();
        for (FutureTask<T> future : running) {
            try {
                answers.add(future.get());
            } catch (ExecutionException e) {
                throw new AssertionError("a racing thread threw " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
        return answers;
    }

    static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }
}
