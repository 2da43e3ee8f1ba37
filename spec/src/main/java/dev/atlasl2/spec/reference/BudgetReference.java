package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;

/** The Z/96 allowance of a domain (clauses S10.1 to S10.6). Thread-safe: one lock makes every call atomic. */
public final class BudgetReference {
    private int available;

    /**
     * Creates a budget (clause S10.1).
     *
     * @param initial 0..95
     * @throws AtlasException INVALID if initial is outside its range
     */
    public BudgetReference(long initial) {
        Require.range("budget", initial, 0, Limits.MAX_BUDGET);
        available = (int) initial;
    }

    /** Returns the available amount, 0..95 (clause S10.1). */
    public synchronized int available() {
        return available;
    }

    /**
     * Takes {@code n} (clause S10.2).
     *
     * @param n 0..95; never reduced mod 96 (clause S10.3)
     * @throws AtlasException INVALID if n is outside its range; then BUDGET if less is available; the budget is
     *     unchanged
     */
    public synchronized void allocate(long n) {
        allocateAll(n);
    }

    /**
     * Takes all amounts or none (clause S10.4). An empty list takes nothing.
     *
     * @param amounts each 0..95
     * @throws AtlasException INVALID if an amount is outside its range; then BUDGET if less than their total is
     *     available; the budget is unchanged
     */
    public synchronized void allocateAll(long... amounts) {
        Require.present("n", amounts);
        long total = 0;
        for (long n : amounts) {
            Require.range("n", n, 0, Limits.MAX_BUDGET);
            total += n;
        }
        if (total > available) {
            throw new AtlasException(
                    ErrorCode.BUDGET, "n must be at most the available " + available + ", got " + total);
        }
        available -= (int) total;
    }

    /**
     * Gives {@code n} back: available = (available + n) mod 96 (clause S10.5). The wrap is required: 95 + 2 gives 1.
     *
     * @param n 0..95
     * @throws AtlasException INVALID if n is outside its range; the budget is unchanged
     */
    public synchronized void release(long n) {
        Require.range("n", n, 0, Limits.MAX_BUDGET);
        available = (int) ((available + n) % Limits.MODULUS);
    }
}
