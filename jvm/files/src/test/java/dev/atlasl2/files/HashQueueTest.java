package dev.atlasl2.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The digest is that of the bytes in their order, whether a helper comes, comes late, or never comes. */
class HashQueueTest {
    enum Helper implements Executor {
        POOL {
            @Override
            public void execute(Runnable work) {
                ForkJoinPool.commonPool().execute(work);
            }
        },
        CALLER {
            @Override
            public void execute(Runnable work) {
                work.run();
            }
        },
        NOBODY {
            @Override
            public void execute(Runnable work) {}
        },
        FULL {
            @Override
            public void execute(Runnable work) {
                throw new RejectedExecutionException("full");
            }
        },
        NO_MORE_THREADS {
            @Override
            public void execute(Runnable work) {
                throw new OutOfMemoryError("unable to create native thread");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void digestIsThatOfAllBytesInTheirOrder(Helper helper) throws Exception {
        byte[] data = new byte[11 * HashQueue.BUFFER + 4_099];
        new Random(7).nextBytes(data);
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        HashQueue queue = new HashQueue(sha, helper);

        for (int at = 0; at < data.length; at += HashQueue.BUFFER) {
            int count = Math.min(HashQueue.BUFFER, data.length - at);
            byte[] buffer = queue.next();
            System.arraycopy(data, at, buffer, 0, count);
            queue.add(buffer, count);
        }
        queue.finish();

        assertThat(sha.digest()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(data));
    }

    @Test
    void helperThatComesAfterTheEndChangesNothing() throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        AtomicReference<Runnable> late = new AtomicReference<>();
        HashQueue queue = new HashQueue(sha, late::set);
        byte[] buffer = queue.next();
        Arrays.fill(buffer, (byte) 1);
        queue.add(buffer, 5);
        queue.finish();

        late.get().run();

        assertThat(sha.digest()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(new byte[] {1, 1, 1, 1, 1}));
    }

    @Test
    void failureOnTheHelperIsTold() {
        MessageDigest broken = new MessageDigest("broken") {
            @Override
            protected void engineUpdate(byte input) {}

            @Override
            protected void engineUpdate(byte[] input, int offset, int length) {
                throw new IllegalArgumentException("no more");
            }

            @Override
            protected byte[] engineDigest() {
                return new byte[0];
            }

            @Override
            protected void engineReset() {}
        };
        HashQueue queue = new HashQueue(broken, Helper.POOL);
        queue.add(queue.next(), 9);

        assertThatThrownBy(queue::finish)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("no more");
    }
}
