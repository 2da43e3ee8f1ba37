package dev.atlasl2.internal;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Splits work over the common pool. The caller works too, and takes every task that no other thread has taken. So a
 * call still succeeds, only more slowly, if the pool is busy, has no threads, cannot start any, or if the caller is
 * itself a task of the pool. It never waits for work that has not begun.
 *
 * <p>An exception of a part is passed on unchanged; the first one ends the work. When a call returns or throws, no part
 * is running any more, so the caller may free the memory.
 */
public final class Parallel {
    /** From this number of bytes on, a split is faster. Below it, one thread is not limited by memory. */
    public static final long MIN_BYTES = 32L << 20;

    private static final long PART = 4L << 20;

    private Parallel() {}

    /** Adds up a part of the whole; several threads call it at once. */
    @FunctionalInterface
    public interface PartTotal {
        /** Returns the exact total of a range. */
        long total(long offset, long length);
    }

    /**
     * Returns the total of {@code length} bytes: as one part below {@link #MIN_BYTES}, otherwise in parts of 4 MiB.
     *
     * @param length 0 or more
     */
    public static long sum(long length, PartTotal part) {
        if (length < MIN_BYTES) {
            return part.total(0, length);
        }
        long size = Math.max(PART, length >>> 20); // the number of parts is an int
        AtomicLong total = new AtomicLong();
        run((int) ((length - 1) / size) + 1, i -> {
            long offset = i * size;
            total.addAndGet(part.total(offset, Math.min(size, length - offset)));
        });
        return total.get();
    }

    /**
     * Runs {@code task} for 0 to {@code tasks - 1}, in any order, each once unless one fails.
     *
     * @param tasks 0 or more
     */
    public static void run(int tasks, IntConsumer task) {
        if (tasks == 1) {
            task.accept(0);
            return;
        }
        Job job = new Job(tasks, task);
        job.inviteHelpers();
        job.work();
        job.awaitHelpers();
    }

    /** Tasks that free threads take one by one. */
    private static final class Job implements Runnable {
        private final Thread caller = Thread.currentThread();
        private final int tasks;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger helping = new AtomicInteger();
        /** Set to null at the end: a helper that starts late, or never, keeps no memory alive. */
        private volatile @Nullable IntConsumer task;

        private volatile @Nullable Throwable failure;

        Job(int tasks, IntConsumer task) {
            this.tasks = tasks;
            this.task = task;
        }

        void inviteHelpers() {
            try {
                for (int i = Math.min(tasks - 1, ForkJoinPool.getCommonPoolParallelism()); i > 0; i--) {
                    ForkJoinPool.commonPool().execute(this);
                }
            } catch (Throwable e) {
                // The pool is full, or the process can have no more threads (an OutOfMemoryError). The helpers that
                // were started already, or the caller alone, do the work.
                return;
            }
        }

        @Override
        public void run() {
            helping.incrementAndGet(); // before a task is taken: a thread that reads 0 after the last task waits for
            // no other
            work();
            if (helping.decrementAndGet() == 0) {
                LockSupport.unpark(caller);
            }
        }

        void work() {
            IntConsumer work = task;
            for (int i = next.getAndIncrement(); i < tasks && work != null; i = next.getAndIncrement()) {
                try {
                    work.accept(i);
                } catch (Throwable e) {
                    failure = e;
                    next.set(tasks);
                }
            }
        }

        void awaitHelpers() {
            boolean interrupted = false;
            while (helping.get() != 0) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted(); // thrown later: the work cannot be left half done
            }
            task = null;
            if (interrupted) {
                caller.interrupt();
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw (RuntimeException) failure;
            }
        }
    }
}
