package dev.atlasl2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest extends BudgetContract {
    @Override
    Allowance budget(int initial) {
        Budget budget = new Budget(initial);
        return new Allowance() {
            @Override
            public int available() {
                return budget.available();
            }

            @Override
            public void allocate(int amount) {
                budget.allocate(amount);
            }

            @Override
            public boolean tryAllocate(int amount) {
                return budget.tryAllocate(amount);
            }

            @Override
            public void allocateAll(int... amounts) {
                budget.allocateAll(amounts);
            }

            @Override
            public boolean tryAllocateAll(int... amounts) {
                return budget.tryAllocateAll(amounts);
            }

            @Override
            public void release(int amount) {
                budget.release(amount);
            }
        };
    }

    @Test
    void releaseSaysWhatIsAvailableThen() {
        Budget budget = new Budget(90);
        assertThat(budget.release(5)).isEqualTo(95);
        assertThat(budget.release(2)).isEqualTo(1);
        assertThat(budget.release(0)).isEqualTo(1);
        assertThat(budget).hasToString("Budget[1]");
    }
}
