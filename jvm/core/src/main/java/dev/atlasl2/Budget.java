package dev.atlasl2;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A Z/96 allowance (clause S10). Lock-free and linearizable under any number of threads: no unit is granted twice, none is lost. What a
 * thread did before it released is seen by the thread that then allocates.
 */
public final class Budget extends BudgetPadding {
    private static final VarHandle AVAILABLE;

    static {
        try {
            AVAILABLE = MethodHandles.lookup().findVarHandle(Budget.class, "available", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through AVAILABLE
    private volatile int available;

    @SuppressWarnings("unused") // keeps the next object's fields out of this cache line, as BudgetPadding does for the one before
    private long p0, p1, p2, p3, p4, p5, p6, p7;

    /**
     * @param initial units, 0..95
     * @throws AtlasException INVALID where it is out of range
     */
    public Budget(int initial) {
        AVAILABLE.setRelease(this, Require.between(initial, 0, Limits.MAX_BUDGET, "initial"));
    }

    /** Returns the units that are available, 0..95. */
    public int available() {
        return (int) AVAILABLE.getAcquire(this);
    }

    /**
     * Takes {@code n} units (clause S10.2).
     *
     * @param n 0..95
     * @throws AtlasException INVALID where {@code n} is out of range; BUDGET where fewer are available. Nothing is taken then
     */
    public void allocate(int n) {
        if (!tryAllocate(n)) {
            throw shortOf(n);
        }
    }

    /**
     * Takes {@code n} units where they are available (clause S10.2).
     *
     * @param n 0..95
     * @return whether they were
     * @throws AtlasException INVALID where {@code n} is out of range
     */
    public boolean tryAllocate(int n) {
        return take(amount(n));
    }

    /**
     * Takes all of the amounts or none (clause S10.4), in one step that no other thread sees half of.
     *
     * @param amounts each 0..95
     * @throws AtlasException INVALID where one is null or out of range; BUDGET where fewer are available. Nothing is taken then
     */
    public void allocateAll(int... amounts) {
        long total = total(amounts);
        if (!take(total)) {
            throw shortOf(total);
        }
    }

    /**
     * Takes all of the amounts or none (clause S10.4).
     *
     * @param amounts each 0..95
     * @return whether they were taken
     * @throws AtlasException INVALID where one is null or out of range
     */
    public boolean tryAllocateAll(int... amounts) {
        return take(total(amounts));
    }

    /**
     * Gives {@code n} units back. The allowance is a residue and wraps: 95 + 2 is 1 (clause S10.5).
     *
     * @param n 0..95
     * @return the units that are available after it
     * @throws AtlasException INVALID where {@code n} is out of range
     */
    public int release(int n) {
        amount(n);
        int now = (int) AVAILABLE.getAcquire(this);
        while (true) {
            int next = (now + n) % Limits.MODULUS;
            // Release: what this thread did with the units happens before their next owner's acquire.
            int seen = (int) AVAILABLE.compareAndExchangeRelease(this, now, next);
            if (seen == now) {
                return next;
            }
            now = seen;
        }
    }

    /** Subtracting first and correcting after would show other threads a negative allowance for a moment: hence compare and set. */
    private boolean take(long n) {
        int now = (int) AVAILABLE.getAcquire(this);
        while (now >= n) {
            // Acquire: the units come with what their last owner did before giving them back.
            int seen = (int) AVAILABLE.compareAndExchangeAcquire(this, now, now - (int) n);
            if (seen == now) {
                return true;
            }
            now = seen;
        }
        return false;
    }

    private AtlasException shortOf(long n) {
        return new AtlasException(ErrorCode.BUDGET, "n must not exceed what is available, " + available() + ", got " + n);
    }

    private static int amount(int n) {
        return Require.between(n, 0, Limits.MAX_BUDGET, "n");
    }

    private static long total(int... amounts) {
        Require.notNull(amounts, "amounts");
        long total = 0;
        for (int n : amounts) {
            total += amount(n);
        }
        return total;
    }
}

/** Fields of a superclass lie before those of the class: these keep the object before out of the allowance's cache line. */
abstract class BudgetPadding {
    @SuppressWarnings("unused")
    private long q0, q1, q2, q3, q4, q5, q6, q7;
}
