package dev.atlasl2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atlasl2.internal.Parallel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ParallelTest {
    @Test
    void everyTaskRunsOnce() {
        for (int tasks : new int[] {0, 1, 2, 3, 64, 5_000}) {
            AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
            Parallel.run(tasks, runs::incrementAndGet);
            for (int i = 0; i < tasks; i++) {
                assertThat(runs.get(i)).as("task %d of %d", i, tasks).isOne();
            }
        }
    }

    @Test
    void partsCoverTheWholeWithoutOverlap() {
        long least = Parallel.MIN_BYTES;
        for (long length : new long[] {0, 1, least - 1, least, least + 1, (1L << 32) + 17, 1L << 50, Long.MAX_VALUE}) {
            long parts = length < least ? 1 : 8;
            AtomicInteger seen = new AtomicInteger();
            long total = Parallel.sum(length, (offset, count) -> {
                seen.incrementAndGet();
                assertThat(count).isBetween(0L, length - offset);
                return count;
            });
            assertThat(total).isEqualTo(length);
            assertThat(seen.get()).isGreaterThanOrEqualTo((int) parts);
        }
    }

    @Test
    void whatAPartThrowsComesOutAsItself() {
        for (Throwable thrown : new Throwable[] {new IllegalStateException("part"), new InternalError("part")}) {
            AtomicInteger after = new AtomicInteger();
            assertThatThrownBy(() -> Parallel.run(1_000_000, i -> {
                        if (i == 10) {
                            throwIt(thrown);
                        }
                        after.incrementAndGet();
                    }))
                    .isSameAs(thrown);
            assertThat(after.get()).as("tasks run although one failed").isLessThan(999_999);
        }
    }

    @Test
    void noTaskRunsAfterTheCall() {
        for (int round = 0; round < 2_000; round++) {
            AtomicInteger running = new AtomicInteger();
            Parallel.run(4, i -> {
                running.incrementAndGet();
                Thread.onSpinWait();
                running.decrementAndGet();
            });
            assertThat(running.get()).isZero();
        }
    }

    /** A pool whose threads all wait for something else must not be waited for. */
    @Test
    void aBusyPoolIsNoTrap() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        int threads = ForkJoinPool.getCommonPoolParallelism();
        CountDownLatch busy = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            ForkJoinPool.commonPool().execute(() -> {
                busy.countDown();
                try {
                    release.await(4, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }
        busy.await();
        try {
            AtomicInteger runs = new AtomicInteger();
            Parallel.run(100, i -> runs.incrementAndGet());
            assertThat(runs.get()).isEqualTo(100);
        } finally {
            release.countDown();
        }
    }

    @Test
    void tasksOfThePoolMaySplitAgain() {
        AtomicInteger runs = new AtomicInteger();
        Parallel.run(16, i -> Parallel.run(16, j -> Parallel.run(4, k -> runs.incrementAndGet())));
        assertThat(runs.get()).isEqualTo(16 * 16 * 4);
    }

    @Test
    void anInterruptIsKeptForTheCaller() {
        Thread.currentThread().interrupt();
        AtomicInteger runs = new AtomicInteger();
        Parallel.run(100, i -> runs.incrementAndGet());
        assertThat(runs.get()).isEqualTo(100);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void throwIt(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }
}
