package dev.atlasl2;

import static dev.atlasl2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.ErrorCode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads that wait for a domain use no processor, keep an interrupt, and never wait for themselves. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class DomainWaitingTest {
    private static final int BYTES = 96;
    private static final byte[] ZEROS = {0, 0};
    private static final byte[] HALVES = {48, 48};

    /** Memory that runs an action before each write. */
    private static final class Memory implements WritableRegion {
        private final byte[] bytes = new byte[BYTES];
        private Runnable atWrite = () -> {};

        @Override
        public long length() {
            return BYTES;
        }

        @Override
        public int get(long at) {
            return bytes[(int) at] & 0xff;
        }

        @Override
        public long total(long offset, long length) {
            long total = 0;
            for (long at = offset; at < offset + length; at++) {
                total += get(at);
            }
            return total;
        }

        @Override
        public void copy(long offset, byte[] to, int at, int length) {
            System.arraycopy(bytes, (int) offset, to, at, length);
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public void write(long offset, byte[] now) {
            atWrite.run();
            System.arraycopy(now, 0, bytes, (int) offset, now.length);
        }
    }

    private final Memory memory = new Memory();
    private final Domain domain = Domain.create(BYTES, 0);

    DomainWaitingTest() {
        domain.attach(memory);
    }

    static Stream<Named<Consumer<Domain>>> calls() {
        return Stream.of(
                Named.of("update of a byte", domain -> domain.update(9, 0, 96)),
                Named.of("update of a range", domain -> domain.update(9, ZEROS, HALVES)),
                Named.of("verify", Domain::verify),
                Named.of("commit", Domain::commit),
                Named.of("destroy", Domain::destroy));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aWaitingThreadIsParkedAndKeepsItsInterrupt(Consumer<Domain> call) throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch mayWrite = new CountDownLatch(1);
        memory.atWrite = () -> {
            memory.atWrite = () -> {};
            writing.countDown();
            await(mayWrite);
        };
        FutureTask<Boolean> update = new FutureTask<>(() -> domain.update(0, ZEROS, HALVES), true);
        start(update);
        writing.await();
        FutureTask<Boolean> interrupted = new FutureTask<>(() -> {
            Thread.currentThread().interrupt();
            call.accept(domain);
            return Thread.interrupted();
        });
        Thread waiter = start(interrupted);
        while (waiter.getState() != Thread.State.WAITING) { // or the test times out
            assertThat(interrupted).isNotDone();
            Thread.onSpinWait();
        }
        mayWrite.countDown();
        assertThat(interrupted.get()).as("still interrupted").isTrue();
        assertThat(update.get()).isTrue();
        assertThat(memory.bytes).startsWith(HALVES);
    }

    static Stream<Named<Consumer<Domain>>> callsOfAnAttachedDomain() {
        return calls().filter(call -> !call.getName().equals("destroy"));
    }

    @ParameterizedTest
    @MethodSource("callsOfAnAttachedDomain")
    void aRegionThatCallsItsDomainIsRefusedAndDoesNotWaitForItself(Consumer<Domain> call) {
        memory.atWrite = () -> {
            memory.atWrite = () -> {};
            call.accept(domain);
        };
        assertRefused(ErrorCode.STATE, () -> domain.update(0, ZEROS, HALVES)).contains("must not call the domain");
        assertThat(memory.bytes).containsOnly(0);
        domain.update(0, ZEROS, HALVES); // goes on as before
        domain.commit();
    }

    @Test
    void aRegionThatDestroysItsDomainIsRefusedAndTheDomainIsDestroyed() {
        memory.atWrite = domain::destroy;
        assertRefused(ErrorCode.STATE, () -> domain.update(0, ZEROS, HALVES)).contains("must not call the domain");
        assertRefused(ErrorCode.DESTROYED, domain::verify);
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
