package dev.atlasl2;

import static dev.atlasl2.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StripedBudgetTest {
    /** The contract of budgets, with different numbers of stripes. */
    abstract static class OnStripes extends BudgetContract {
        private final int stripes;

        OnStripes(int stripes) {
            this.stripes = stripes;
        }

        @Override
        Allowance budget(int initial) {
            StripedBudget budget = new StripedBudget(initial, new Stripes(stripes));
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
    }

    @Nested
    class OnOneStripe extends OnStripes {
        OnOneStripe() {
            super(1);
        }
    }

    @Nested
    class OnTwoStripes extends OnStripes {
        OnTwoStripes() {
            super(2);
        }
    }

    @Nested
    class OnSixteenStripes extends OnStripes {
        OnSixteenStripes() {
            super(16);
        }
    }

    /** One call after the other, each on a different thread: the stripes must answer exactly like one budget. */
    @Test
    void whicheverThreadCallsTheTotalAnswers() throws Exception {
        for (int stripes : new int[] {1, 2, 4, 16}) {
            Random random = new Random(stripes);
            List<ExecutorService> threads = new ArrayList<>();
            IntStream.range(0, 6).forEach(i -> threads.add(Executors.newSingleThreadExecutor()));
            int initial = random.nextInt(96);
            Budget one = new Budget(initial);
            StripedBudget striped = new StripedBudget(initial, new Stripes(stripes));
            for (int call = 0; call < 10_000; call++) {
                int kind = random.nextInt(5);
                int amount = random.nextInt(kind == 0 ? 96 : 24);
                threads.get(random.nextInt(threads.size()))
                        .submit(() -> {
                            switch (kind) {
                                case 0, 1 ->
                                    assertThat(striped.tryAllocate(amount)).isEqualTo(one.tryAllocate(amount));
                                case 2 ->
                                    assertThat(striped.tryAllocateAll(amount, 5))
                                            .isEqualTo(one.tryAllocateAll(amount, 5));
                                default -> {
                                    striped.release(amount); // wraps sometimes: more is given back than was taken
                                    one.release(amount);
                                }
                            }
                            assertThat(striped.available()).isEqualTo(one.available());
                            return null;
                        })
                        .get();
            }
            threads.forEach(ExecutorService::shutdown);
        }
    }

    /**
     * All threads together hold at most 30 of 60, each in a stripe that may have less. The test fails if a refusal
     * depends on the stripe instead of the total.
     */
    @Test
    void whatTheTotalHasIsNeverRefused() {
        for (int stripes : new int[] {1, 2, 8}) {
            StripedBudget budget = new StripedBudget(60, new Stripes(stripes));
            Threads.race(3, i -> () -> {
                for (int call = 0; call < 100_000; call++) {
                    int amount = call * 7 % 11;
                    budget.allocate(amount);
                    budget.release(amount);
                }
                return i;
            });
            assertThat(budget.available()).isEqualTo(60);
        }
    }

    /** One thread gives back what another takes, so that each stripe is often empty or full. */
    @Test
    void unitsWanderFromWhoGivesToWhoTakes() {
        StripedBudget budget = new StripedBudget(0, new Stripes(4));
        int[] plain = new int[1];
        int rounds = 100_000;
        Threads.race(2, i -> () -> {
            for (int call = 1; call <= rounds; call++) {
                if (i == 0) {
                    while (budget.available() > 40) {
                        Thread.yield();
                    }
                    plain[0] = call;
                    budget.release(1);
                } else {
                    while (!budget.tryAllocate(1)) {
                        Thread.yield();
                    }
                    assertThat(plain[0]).as("written before the release").isGreaterThanOrEqualTo(call);
                }
            }
            return i;
        });
        assertThat(budget.available()).isZero();
    }

    /** Units move from stripe to stripe; a thread that reads the total sees all units that no thread holds. */
    @Test
    void noReadMissesUnitsThatWander() {
        StripedBudget budget = new StripedBudget(50, new Stripes(4));
        AtomicBoolean done = new AtomicBoolean();
        Threads.race(3, i -> () -> {
            if (i == 0) {
                while (!done.get()) {
                    assertThat(budget.available()).isBetween(50 - 2 * 20, 50);
                }
                return i;
            }
            for (int call = 0; call < 200_000; call++) {
                budget.allocate(20);
                budget.release(20);
            }
            done.set(true);
            return i;
        });
    }

    @Test
    void refusalsAreNamedAndChangeNothing() {
        StripedBudget budget = new StripedBudget(7);
        assertInvalid(() -> budget.release(96)).contains("amount must be 0..95, got 96");
        assertInvalid(() -> new StripedBudget(96)).contains("initial");
        assertThat(budget.tryAllocate(8)).isFalse();
        assertThat(budget).hasToString("StripedBudget[7]");
    }
}
