package dev.atlasl2.harness.targets;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls of external code that may never return. */
final class TimeLimitedCalls {
    private TimeLimitedCalls() {}

    /**
     * Returns what the call returns, or throws what it throws.
     *
     * @throws TimeoutException if it takes longer than the limit; its thread is interrupted, and blocks nothing
     */
    static <T> T call(Duration limit, Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofPlatform().daemon().name("atlas-limited").start(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        } finally {
            task.cancel(true);
        }
    }
}
