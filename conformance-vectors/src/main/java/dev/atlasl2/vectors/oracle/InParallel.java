package dev.atlasl2.vectors.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Runs one task for each item, as many at a time as there are processors. A parallel stream would give neighbours to
 * one thread, and the vectors that take seconds are neighbours.
 */
public final class InParallel {
    private InParallel() {}

    /**
     * Returns the results in the order of the items.
     *
     * @throws RuntimeException the first, in the order of the items, that a task threw
     */
    public static <T, R> List<R> map(List<T> items, Function<T, R> task) {
        try (ExecutorService pool =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<R>> running = new ArrayList<>();
            items.forEach(item -> running.add(pool.submit(() -> task.apply(item))));
            List<R> results = new ArrayList<>();
            for (Future<R> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tasks ran", e);
        }
    }
}
