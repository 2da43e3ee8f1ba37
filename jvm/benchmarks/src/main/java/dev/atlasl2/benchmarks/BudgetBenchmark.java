package dev.atlasl2.benchmarks;

import dev.atlasl2.Budget;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.TearDown;

/** Taking one unit of a budget and giving it back, against the same on an AtomicInteger. */
public class BudgetBenchmark extends DuelBenchmark {
    private static final int UNITS = 48;

    /** Number of threads that use the same budget at once. */
    @Param({"1"})
    public int threads;

    private final Budget budget = new Budget(UNITS);
    private final AtomicBudget atomic = new AtomicBudget(UNITS);
    private Crew crew;

    @Override
    Duel prepare() throws Throwable {
        crew = new Crew(threads);
        return new Duel(crew.all(this::takeAndGive), crew.all(atomic::takeAndGive));
    }

    private long takeAndGive(int times) {
        int given = 0;
        for (int i = 0; i < times; i++) {
            if (budget.tryAllocate(1)) {
                budget.release(1);
                given++;
            }
        }
        Check.same("units that were given", times, given);
        return given;
    }

    /** Nothing was lost or made. */
    @TearDown
    public void end() {
        crew.close();
        Check.same("what is available in the end", UNITS, budget.available());
        Check.same("what is available of the peer", UNITS, atomic.available());
    }
}
