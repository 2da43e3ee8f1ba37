package dev.atlasl2;

import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;

/** Refusals that all kinds of budget share (clauses S10.1 to S10.4). */
final class Amounts {
    /** The name of the amount that {@code allocateAll} takes. */
    static final String TOTAL = "the total of amounts";

    private Amounts() {}

    /** Refuses what is outside 0..95. */
    static void require(String name, int amount) {
        Require.range(name, amount, 0, Limits.MAX_BUDGET);
    }

    /** Returns the exact total of amounts, each of them 0..95. */
    static long total(int... amounts) {
        Require.present("amounts", amounts);
        long total = 0;
        for (int i = 0; i < amounts.length; i++) {
            int amount = amounts[i];
            if (amount < 0 || amount > Limits.MAX_BUDGET) {
                require("amounts[" + i + "]", amount); // only now: the name is garbage
            }
            total += amount;
        }
        return total;
    }

    /**
     * Returns the refusal for an amount that is not available, to be thrown.
     *
     * @param name of the argument with the amount
     */
    static AtlasException exhausted(String name, long amount, long available) {
        return new AtlasException(
                ErrorCode.BUDGET, name + " must be at most the available " + available + ", got " + amount);
    }
}
