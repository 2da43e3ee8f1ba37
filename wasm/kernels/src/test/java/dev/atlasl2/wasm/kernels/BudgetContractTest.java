package dev.atlasl2.wasm.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.Budget.Reference;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.wasm.insn.JvmMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What budgets guarantee, in memory of one thread and in shared memory. */
class BudgetContractTest {
    /** Where the word lies. */
    enum On {
        OWN(WordBudget::own),
        SHARED(WordBudget::shared);

        private final LongFunction<dev.atlasl2.vectors.oracle.Budget> create;

        On(LongFunction<dev.atlasl2.vectors.oracle.Budget> create) {
            this.create = create;
        }
    }

    @AfterEach
    void leaveSharedMemory() {
        JvmMemory.reset(1);
    }

    /** The raw adapter answers the vectors in memory of one thread. */
    @Test
    void answersEveryVectorOnSharedMemory() {
        List<Vector> vectors = Corpus.load().vectors().stream()
                .filter(vector -> vector.family().equals("budget") && vector.level() == Level.CORE)
                .toList();
        assertThat(vectors).hasSizeGreaterThan(20);
        Operations operations = new Operations() {
            @Override
            public dev.atlasl2.vectors.oracle.Budget budget(long initial) {
                return WordBudget.shared(initial);
            }
        };
        for (Vector vector : vectors) {
            assertThat(Answers.answer(operations, vector.op(), vector.in()))
                    .as(vector.id())
                    .isEqualTo(vector.expect());
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesTheReferencesWayThroughAnyCalls(On on) {
        Random random = new Random(960);
        for (int round = 0; round < 10; round++) {
            int initial = random.nextInt(96);
            dev.atlasl2.vectors.oracle.Budget budget = on.create.apply(initial);
            dev.atlasl2.vectors.oracle.Budget reference = new Reference(initial);
            for (int step = 0; step < 60; step++) {
                int n = random.nextInt(100) - 2;
                int m = random.nextInt(40);
                Consumer<dev.atlasl2.vectors.oracle.Budget> call = switch (random.nextInt(3)) {
                    case 0 -> each -> each.allocate(n);
                    case 1 -> each -> each.allocateAll(n / 3, m, m / 2);
                    default -> each -> each.release(n);
                };
                assertThat(code(budget, call)).isEqualTo(code(reference, call));
                assertThat(budget.available()).isEqualTo(reference.available());
            }
        }
    }

    private static int code(
            dev.atlasl2.vectors.oracle.Budget budget, Consumer<dev.atlasl2.vectors.oracle.Budget> call) {
        try {
            call.accept(budget);
            return 0;
        } catch (AtlasException refused) {
            return refused.code().number();
        }
    }

    /** Every unit is always in one place: in the budget, or with a thread that has taken it. */
    @Test
    void threadsNeverOverspendAndLoseNothing() throws Exception {
        int initial = 95;
        WordBudget budget = WordBudget.shared(initial);
        Callable<Integer> spender = () -> {
            Random random = new Random(Thread.currentThread().threadId());
            int held = 0;
            for (int call = 0; call < 5_000; call++) {
                int n = random.nextInt(30);
                if (held > 40 || random.nextBoolean()) {
                    int back = Math.min(n, held);
                    budget.release(back);
                    held -= back;
                } else if (code(budget, call % 2 == 0 ? each -> each.allocate(n) : each -> each.allocateAll(n))
                        == Codes.OK) {
                    held += n;
                }
                if (held > initial || budget.available() > initial) {
                    throw new AssertionError("overspent: " + held + " held");
                }
            }
            return held;
        };
        int held = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> spenders = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                spenders.add(threads.submit(spender));
            }
            for (Future<Integer> each : spenders) {
                held += each.get();
            }
        }
        assertThat(budget.available() + held).isEqualTo(initial);
    }

    @Test
    void misalignedWordsAreRefusedOnSharedMemoryAndNothingIsWritten() {
        JvmMemory.shared(2).enter();
        Budget.create(Layout.HEAP, 50);
        Budget.create(Layout.HEAP + 4, 50);
        byte[] before = JvmMemory.read(Layout.HEAP, 16);
        for (int p = Layout.HEAP + 1; p < Layout.HEAP + 4; p++) {
            assertThat(List.of(
                            Budget.create(p, 1),
                            -Budget.available(p),
                            Budget.allocate(p, 1),
                            Budget.allocateAll(p, Layout.HEAP, 0),
                            Budget.release(p, 1)))
                    .containsOnly(Codes.INVALID);
        }
        assertThat(JvmMemory.read(Layout.HEAP, 16)).isEqualTo(before);
        JvmMemory.write(Layout.HEAP + 9, new byte[] {3, 0, 0, 0, 4, 0, 0, 0});
        assertThat(Budget.allocateAll(Layout.HEAP, Layout.HEAP + 9, 2))
                .as("amounts may lie anywhere")
                .isZero();
        assertThat(Budget.available(Layout.HEAP)).isEqualTo(43);
    }

    @Test
    void wordsOutsideTheHostsMemoryAreRefused() {
        JvmMemory.shared(2).enter();
        for (int p : new int[] {0, 4, Layout.HEAP - 4, 2 * JvmMemory.PAGE, -4, Integer.MIN_VALUE}) {
            assertThat(List.of(
                            Budget.create(p, 1),
                            -Budget.available(p),
                            Budget.allocate(p, 1),
                            Budget.allocateAll(p, Layout.HEAP, 0),
                            Budget.release(p, 1)))
                    .containsOnly(Codes.INVALID);
        }
        assertThat(Budget.create(2 * JvmMemory.PAGE - 4, 1)).isZero();
    }
}
