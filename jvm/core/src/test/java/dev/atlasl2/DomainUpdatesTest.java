package dev.atlasl2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One stripe is the plain twin: with it, all threads meet in the same counters. */
@Timeout(120)
class DomainUpdatesTest {
    private static final int THREADS = 4;
    private static final int CALLS = 20_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16})
    void noDeltaIsLost(int stripes) throws Exception {
        DomainUpdates updates = new DomainUpdates(5, new Stripes(stripes));
        AtomicLong total = new AtomicLong(5);
        inThreads(thread -> {
            for (int i = 0; i < CALLS; i++) {
                int delta = (thread * 37 + i * 11) % 511 - 255;
                updates.leave(updates.enter(), delta);
                total.addAndGet(delta);
            }
        });
        assertThat(updates.sum()).isEqualTo(Math.floorMod(total.get(), Limits.MODULUS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16})
    void nobodyEntersWhileAThreadIsAlone(int stripes) throws Exception {
        DomainUpdates updates = new DomainUpdates(0, new Stripes(stripes));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        inThreads(thread -> {
            for (int i = 0; i < CALLS; i++) {
                if (i % 50 == thread) {
                    updates.enterAlone();
                    wrong.addAndGet(inside.get());
                    updates.leaveAlone();
                } else {
                    int stripe = updates.enter();
                    inside.incrementAndGet();
                    inside.decrementAndGet();
                    updates.leave(stripe, 0);
                }
            }
        });
        assertThat(wrong).hasValue(0);
    }

    /** All writers move 1 forth and then back: a sum of one moment is at most their number. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16})
    void sumIsThatOfOneMoment(int stripes) throws Exception {
        DomainUpdates updates = new DomainUpdates(0, new Stripes(stripes));
        AtomicInteger wrong = new AtomicInteger();
        inThreads(thread -> {
            for (int i = 0; i < CALLS; i++) {
                if (thread == 0) {
                    wrong.addAndGet(updates.sum() < THREADS ? 0 : 1);
                } else {
                    updates.leave(updates.enter(), 1);
                    updates.leave(updates.enter(), -1);
                }
            }
        });
        assertThat(wrong).hasValue(0);
    }

    @Test
    void ticketIsOvertakenByEntriesAlone() {
        DomainUpdates updates = new DomainUpdates(0, new Stripes(4));
        long ticket = updates.ticket();
        updates.enterAlone();
        assertThat(updates.isCurrent(ticket)).as("nothing was written").isTrue();
        updates.leaveAlone();
        assertThat(updates.isCurrent(ticket)).isTrue();
        int stripe = updates.enter();
        assertThat(updates.isCurrent(ticket)).isFalse();
        updates.leave(stripe, 0);
        assertThat(updates.isCurrent(ticket)).isFalse();
        assertThat(updates.ticket()).isNotEqualTo(ticket);
    }

    @Test
    void closedUpdatesAreNotEntered() {
        DomainUpdates updates = new DomainUpdates(0, new Stripes(2));
        updates.enterAlone();
        updates.commit();
        updates.leaveAlone();
        long ticket = updates.ticket();
        assertThat(updates.enter()).isEqualTo(DomainUpdates.CLOSED);
        assertThat(updates.enterAlone()).isFalse();
        assertThat(updates.isCurrent(ticket))
                .as("an entry that is taken back is none")
                .isTrue();
    }

    /** The total of a stripe has 32 bits: some 4 million updates fill half of them. */
    @ParameterizedTest
    @ValueSource(longs = {(1L << 31) - 1_000, (1L << 31) + 5, (1L << 32) - 2_000})
    void totalIsReducedBeforeItIsFull(long before) {
        Stripes stripes = new Stripes(1);
        stripes.cells[stripes.cell(0)] = 0xffff_fff0L; // as many as the exits, which are about to wrap
        stripes.cells[stripes.cell(0) + Stripes.SECOND] = 0xffff_fff0L << 32 | before;
        DomainUpdates updates = new DomainUpdates(0, stripes);
        long sum = before;
        for (int i = 0; i < 100; i++) {
            updates.leave(updates.enter(), i % 2 == 0 ? 255 : -254);
            sum += i % 2 == 0 ? 255 : -254;
            assertThat(updates.sum()).isEqualTo((int) (sum % Limits.MODULUS));
            assertThat(updates.isCurrent(updates.ticket())).isTrue();
        }
        assertThat(stripes.cells[stripes.cell(0) + Stripes.SECOND] & 0xffff_ffffL)
                .isLessThan((1L << 31) + 60_000);
    }

    private interface Work {
        void of(int thread);
    }

    private static void inThreads(Work work) throws Exception {
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            FutureTask<Void> task = new FutureTask<>(() -> work.of(thread), null);
            tasks.add(task);
            Thread runner = new Thread(task);
            runner.setDaemon(true);
            runner.start();
        }
        for (FutureTask<Void> task : tasks) {
            task.get();
        }
    }
}
