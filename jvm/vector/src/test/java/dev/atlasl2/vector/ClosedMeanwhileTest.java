package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A shared arena that another thread closes in the middle of a call: the call is refused, or was done before. */
@Timeout(600)
class ClosedMeanwhileTest {
    private static final int SMALL = 1 << 20;
    /** Split over several threads. */
    private static final int LARGE = 40 << 20;

    @Test
    void sumIsRightOrRefused() {
        closeDuring(100, SMALL, Segments::sum, SMALL % 96);
    }

    @Test
    void sumByManyThreadsIsRightOrRefused() {
        closeDuring(8, LARGE, Segments::sum, LARGE % 96);
    }

    @Test
    void witnessIsRightOrRefused() {
        closeDuring(30, SMALL, segment -> Segments.flat(segment).resonance(), SMALL % 96);
    }

    private static void closeDuring(int rounds, int bytes, ToIntFunction<MemorySegment> call, int expected) {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            for (int round = 0; round < rounds; round++) {
                Arena arena = Arena.ofShared();
                MemorySegment segment = arena.allocate(bytes).fill((byte) 1);
                Future<IllegalStateException> refused = other.submit(() -> {
                    while (true) {
                        try {
                            assertThat(call.applyAsInt(segment)).isEqualTo(expected);
                        } catch (IllegalStateException e) {
                            return e;
                        }
                    }
                });
                pause(ThreadLocalRandom.current().nextInt(500));
                close(arena);
                assertThat(get(refused)).hasMessage("Already closed");
                assertThatThrownBy(() -> call.applyAsInt(segment))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("Already closed");
            }
        }
    }

    /** A JDK that finds the memory in use may refuse to close it; then it is closed a little later. */
    private static void close(Arena arena) {
        while (true) {
            try {
                arena.close();
                return;
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("acquired");
                Thread.onSpinWait();
            }
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get(3, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void pause(int micros) {
        long end = System.nanoTime() + micros * 1_000L;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
