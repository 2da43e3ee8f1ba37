package dev.atlasl2;

import static dev.atlasl2.Refusals.assertInvalid;
import static dev.atlasl2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.ErrorCode;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every budget guarantees (clause S10): one test body for the single cell and for any number of stripes. */
abstract class BudgetContract {
    private static final int THREADS = 4;

    /** The budget under test. */
    interface Allowance {
        int available();

        void allocate(int amount);

        boolean tryAllocate(int amount);

        void allocateAll(int... amounts);

        boolean tryAllocateAll(int... amounts);

        void release(int amount);
    }

    abstract Allowance budget(int initial);

    @Test
    void allocationsTakeWhatIsThere() {
        Allowance budget = budget(10);
        budget.allocate(4);
        assertRefused(ErrorCode.BUDGET, () -> budget.allocate(7)).contains("available 6, got 7");
        assertThat(budget.tryAllocate(7)).isFalse();
        assertThat(budget.available()).isEqualTo(6);
        assertThat(budget.tryAllocate(6)).isTrue();
        budget.allocate(0);
        assertThat(budget.available()).isZero();
    }

    @Test
    void killsBudgetAmountReduced() {
        Allowance budget = budget(10);
        for (int amount : new int[] {96, 100, 192, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertInvalid(() -> budget.allocate(amount)).contains("0..95, got " + amount);
            assertInvalid(() -> budget.tryAllocate(amount));
            assertInvalid(() -> budget.release(amount));
            assertInvalid(() -> budget.allocateAll(0, amount)).contains("amounts[1]");
            assertInvalid(() -> budget(amount)).contains("initial");
        }
        assertInvalid(() -> budget.allocateAll((int[]) null));
        assertThat(budget.available()).isEqualTo(10);
    }

    @Test
    void killsBudgetLeak() {
        Allowance budget = budget(3);
        assertRefused(ErrorCode.BUDGET, () -> budget.allocateAll(1, 2, 3)).contains("available 3, got 6");
        assertThat(budget.tryAllocateAll(1, 2, 3)).isFalse();
        assertThat(budget.available()).isEqualTo(3);
        budget.allocateAll();
        budget.allocateAll(1, 2);
        assertThat(budget.available()).isZero();
        // The total 96 is 0 mod 96, and the total 2^32 is 0 in 32 bits: neither is available.
        assertRefused(ErrorCode.BUDGET, () -> budget.allocateAll(48, 48));
    }

    @Test
    void killsBudgetSaturates() {
        Allowance budget = budget(95);
        budget.release(2);
        assertThat(budget.available()).isEqualTo(1);
        budget.release(95);
        assertThat(budget.available()).isZero();
    }

    @Test
    void killsBudgetNotAtomic() {
        for (Rounds rounds = new Rounds(); rounds.next(); ) {
            Allowance budget = budget(95);
            int granted = Threads.race(THREADS, i -> () -> {
                        int count = 0;
                        for (int call = 0; call < 50; call++) {
                            count += budget.tryAllocate(1) ? 1 : 0;
                        }
                        return count;
                    })
                    .stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(granted).isEqualTo(95);
            assertThat(budget.available()).isZero();
        }
    }

    @Test
    void whatIsTakenAndGivenBackAddsUpAndNeverLeavesItsRange() {
        Allowance budget = budget(60);
        AtomicBoolean done = new AtomicBoolean();
        List<Long> held = Threads.race(THREADS + 1, i -> () -> {
            if (i == THREADS) {
                while (!done.get()) {
                    assertThat(budget.available()).isBetween(0, 95);
                }
                return 0L;
            }
            long mine = 0;
            for (int call = 0; call < 300_000; call++) {
                int amount = ThreadLocalRandom.current().nextInt(20);
                if (call % 7 == 0 ? budget.tryAllocateAll(amount, 1) : budget.tryAllocate(amount)) {
                    mine += call % 7 == 0 ? amount + 1 : amount;
                }
                int back = (int) Math.min(mine, ThreadLocalRandom.current().nextInt(20));
                budget.release(back);
                mine -= back;
            }
            done.set(true);
            return mine;
        });
        long all = held.stream().mapToLong(Long::longValue).sum();
        assertThat(budget.available()).isEqualTo((int) (60 - all));
    }

    /** A write before a release is visible after the allocation that takes the amount. Nothing else orders the two. */
    @Test
    void aReleaseHandsOverWhatWasWrittenBefore() {
        for (Rounds rounds = new Rounds(); rounds.next(); ) {
            Allowance budget = budget(0);
            int[] plain = new int[1];
            List<Integer> seen = Threads.race(2, i -> () -> {
                if (i == 0) {
                    plain[0] = 42;
                    budget.release(1);
                    return 42;
                }
                while (!budget.tryAllocate(1)) {
                    Thread.onSpinWait();
                }
                return plain[0];
            });
            assertThat(seen).containsExactly(42, 42);
        }
    }
}
