package dev.atlasl2;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * 128 bytes before the cell: two cache lines, because some processors fetch them in pairs. The fields of a superclass
 * are laid out first.
 */
abstract class BudgetPadding {
    long before0, before1, before2, before3, before4, before5, before6, before7;
    long before8, before9, before10, before11, before12, before13, before14, before15;
}

/** The one mutable field of a budget. */
abstract class BudgetCell extends BudgetPadding {
    int available;
}

/**
 * An allowance, 0..95, that threads take from and give back to (clause S10). Lock-free and linearizable: every call
 * takes effect at its one successful compare-and-set. The available amount is 0..95 at every moment.
 *
 * <p>Memory effects: everything that a thread wrote before {@link #release} is visible to the thread whose {@link
 * #allocate} takes the released amount. The cell is padded on both sides, so neighbouring budgets do not slow each
 * other down.
 *
 * {@snippet file="dev/atlasl2/ExamplesTest.java" region="budget"}
 */
public final class Budget extends BudgetCell {
    private static final VarHandle AVAILABLE;

    static {
        try {
            AVAILABLE = MethodHandles.lookup().findVarHandle(BudgetCell.class, "available", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    long after0, after1, after2, after3, after4, after5, after6, after7;
    long after8, after9, after10, after11, after12, after13, after14, after15;

    /**
     * Makes a budget (clause S10.1).
     *
     * @param initial what is available at first, 0..95
     * @throws AtlasException INVALID outside that range
     */
    public Budget(int initial) {
        Amounts.require("initial", initial);
        available = initial;
        // A thread that gets this budget through a data race must still see its initial amount, as with a final field.
        // A release write of the amount does not guarantee that; this fence orders the amount before the reference.
        VarHandle.storeStoreFence();
    }

    /** Returns what is available, 0..95. */
    public int available() {
        return (int) AVAILABLE.getAcquire(this);
    }

    /**
     * Takes an amount (clause S10.2).
     *
     * @param amount 0..95, never reduced mod 96 (clause S10.3)
     * @throws AtlasException INVALID outside that range; BUDGET if less is available
     */
    public void allocate(int amount) {
        Amounts.require("amount", amount);
        int left = take(amount);
        if (left < 0) {
            throw Amounts.exhausted("amount", amount, left + amount);
        }
    }

    /**
     * Returns whether it took an amount; false if less is available. Unlike {@link #allocate} it creates no exception
     * then.
     *
     * @param amount 0..95
     * @throws AtlasException INVALID outside that range
     */
    public boolean tryAllocate(int amount) {
        Amounts.require("amount", amount);
        return take(amount) >= 0;
    }

    /**
     * Takes all amounts together or none (clause S10.4).
     *
     * @param amounts each 0..95; none at all takes nothing
     * @throws AtlasException INVALID if one is outside that range; BUDGET if less than their total is available
     */
    public void allocateAll(int... amounts) {
        long total = Amounts.total(amounts);
        int amount = cap(total);
        int left = take(amount);
        if (left < 0) {
            throw Amounts.exhausted(Amounts.TOTAL, total, left + amount);
        }
    }

    /**
     * Returns whether it took all amounts together: false if it took none.
     *
     * @param amounts each 0..95
     * @throws AtlasException INVALID if one is outside that range
     */
    public boolean tryAllocateAll(int... amounts) {
        return take(cap(Amounts.total(amounts))) >= 0;
    }

    /**
     * Returns what is available after an amount is given back: {@code (available + amount) mod 96} (clause S10.5).
     *
     * <p><b>The wrap is required, and it is a hazard</b>: if 95 is available and 2 is released, 1 is available. Release
     * no more than was allocated.
     *
     * @param amount 0..95
     * @throws AtlasException INVALID outside that range
     */
    public int release(int amount) {
        Amounts.require("amount", amount);
        int now = (int) AVAILABLE.getOpaque(this);
        while (true) {
            int sum = now + amount;
            int next = sum < Limits.MODULUS ? sum : sum - Limits.MODULUS;
            // Release order: the thread that allocates this amount sees what the releasing thread wrote before. The
            // allocation does the acquire.
            if (AVAILABLE.weakCompareAndSetRelease(this, now, next)) {
                return next;
            }
            now = (int) AVAILABLE.getOpaque(this);
        }
    }

    @Override
    public String toString() {
        return "Budget[" + available() + "]";
    }

    /** A total of 96 or more can never be available. */
    private static int cap(long total) {
        return (int) Math.min(total, Limits.MODULUS);
    }

    /** Returns what is left; or a negative number, available - amount, if nothing was taken. */
    private int take(int amount) {
        // Acquire also on failure: a refused call has seen the calls that came before.
        int now = (int) AVAILABLE.getAcquire(this);
        while (now >= amount) {
            // Acquire: what the thread that released this amount wrote is visible to this thread. No release order is
            // needed, because an allocation publishes nothing.
            if (AVAILABLE.weakCompareAndSetAcquire(this, now, now - amount)) {
                return now - amount;
            }
            now = (int) AVAILABLE.getAcquire(this);
        }
        return now - amount;
    }
}
