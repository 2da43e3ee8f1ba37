package dev.atlasl2.adapter;

import dev.atlasl2.Budget;
import dev.atlasl2.StripedBudget;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/** One way to use a budget: in one cell or in stripes, by calls that throw a refusal or by calls that return it. */
final class Allowance {
    /** Every way. Each has a budget of its own, and all must give the same answers. */
    static final List<IntFunction<Allowance>> WAYS =
            List.of(Allowance::throwing, Allowance::answering, Allowance::stripedThrowing, Allowance::stripedAnswering);

    private final String name;
    private final IntSupplier available;
    private final IntConsumer allocate;
    private final Consumer<int[]> allocateAll;
    private final IntConsumer release;

    private Allowance(
            String name,
            IntSupplier available,
            IntConsumer allocate,
            Consumer<int[]> allocateAll,
            IntConsumer release) {
        this.name = name;
        this.available = available;
        this.allocate = allocate;
        this.allocateAll = allocateAll;
        this.release = release;
    }

    private static Allowance throwing(int initial) {
        Budget budget = new Budget(initial);
        return new Allowance(
                "Budget that throws", budget::available, budget::allocate, budget::allocateAll, budget::release);
    }

    private static Allowance answering(int initial) {
        Budget budget = new Budget(initial);
        return new Allowance(
                "Budget that answers",
                budget::available,
                amount -> require(budget.tryAllocate(amount)),
                amounts -> require(budget.tryAllocateAll(amounts)),
                budget::release);
    }

    private static Allowance stripedThrowing(int initial) {
        StripedBudget budget = new StripedBudget(initial);
        return new Allowance(
                "StripedBudget that throws", budget::available, budget::allocate, budget::allocateAll, budget::release);
    }

    private static Allowance stripedAnswering(int initial) {
        StripedBudget budget = new StripedBudget(initial);
        return new Allowance(
                "StripedBudget that answers",
                budget::available,
                amount -> require(budget.tryAllocate(amount)),
                amounts -> require(budget.tryAllocateAll(amounts)),
                budget::release);
    }

    private static void require(boolean granted) {
        if (!granted) {
            throw new AtlasException(ErrorCode.BUDGET, "answered false");
        }
    }

    int available() {
        return available.getAsInt();
    }

    void allocate(int amount) {
        allocate.accept(amount);
    }

    void allocateAll(int... amounts) {
        allocateAll.accept(amounts);
    }

    void release(int amount) {
        release.accept(amount);
    }

    @Override
    public String toString() {
        return name;
    }
}
