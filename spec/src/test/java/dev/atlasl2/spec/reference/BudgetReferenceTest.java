package dev.atlasl2.spec.reference;

import static dev.atlasl2.spec.reference.Refusals.assertInvalid;
import static dev.atlasl2.spec.reference.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BudgetReferenceTest {
    @Test
    void everyAllocationOfEveryBudgetIsTakenOrRefusedWhole() {
        for (int initial = 0; initial < 96; initial++) {
            for (int n = 0; n < 96; n++) {
                BudgetReference budget = new BudgetReference(initial);
                int amount = n;
                if (n <= initial) {
                    budget.allocate(amount);
                    assertThat(budget.available()).isEqualTo(initial - n);
                } else {
                    assertRefused(
                            ErrorCode.BUDGET, "available " + initial + ", got " + n, () -> budget.allocate(amount));
                    assertThat(budget.available()).isEqualTo(initial);
                }
            }
        }
    }

    @Test
    void everyReleaseWraps() {
        for (int initial = 0; initial < 96; initial++) {
            for (int n = 0; n < 96; n++) {
                BudgetReference budget = new BudgetReference(initial);
                budget.release(n);
                assertThat(budget.available()).isEqualTo((initial + n) % 96);
            }
        }
    }

    @Test
    void killsBudgetLeak() {
        BudgetReference budget = new BudgetReference(3);
        assertRefused(ErrorCode.BUDGET, "got 6", () -> budget.allocateAll(1, 2, 3));
        assertThat(budget.available()).isEqualTo(3);
        budget.allocateAll();
        assertThat(budget.available()).isEqualTo(3);
        budget.allocateAll(1, 0, 2);
        assertThat(budget.available()).isZero();
        assertRefused(ErrorCode.BUDGET, "got 96", () -> budget.allocateAll(48, 48));
    }

    @Test
    void amountsAreNeverReduced() {
        BudgetReference budget = new BudgetReference(10);
        for (long n : new long[] {96, 97, 100, 192, -1, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertInvalid("n must be 0..95, got " + n, () -> budget.allocate(n));
            assertInvalid("n must be 0..95, got " + n, () -> budget.release(n));
            assertInvalid("n must be 0..95, got " + n, () -> budget.allocateAll(95, n));
            assertInvalid("budget must be 0..95, got " + n, () -> new BudgetReference(n));
        }
        assertInvalid("n must be given, got null", () -> budget.allocateAll((long[]) null));
        assertThat(budget.available()).isEqualTo(10);
    }

    @Test
    void threadsNeverOverspend() throws InterruptedException {
        BudgetReference budget = new BudgetReference(95);
        AtomicInteger granted = new AtomicInteger();
        Race.run(4, () -> {
            for (int call = 0; call < 50; call++) {
                try {
                    budget.allocate(1);
                    granted.incrementAndGet();
                } catch (AtlasException refusal) {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.BUDGET);
                }
            }
        });
        assertThat(granted).hasValue(95);
        assertThat(budget.available()).isZero();
    }
}
