package dev.atlasl2;

import static dev.atlasl2.Stripes.CELL;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;

/**
 * A {@link Budget} for many threads at once (clause S10): the same answers, from stripes that threads take from and
 * give back to without meeting. Linearizable, the wrap of {@link #release} too: never is more granted than there is,
 * and no amount that all stripes together have is refused.
 *
 * <p>A stripe has units, which can be taken, and room, which can be given back to; all units are what is available, all
 * units and room are 95. So taking turns units of the thread's own stripe into room, and giving back turns room into
 * units, by one compare-and-set that neither overspends nor wraps. Only where the own stripe is short of units or room
 * does a thread hold all of them, answer for the total, and share it out again among those that were used since.
 *
 * <p>Lock-free as long as a thread's stripe suffices, and where it is refused while nobody else shares out; who shares
 * out takes a lock, for as long as it takes to write the stripes. With few threads, or close to 0 and 95 all the time,
 * a {@link Budget} is faster.
 *
 * <p>Memory effects: what a thread wrote before {@link #release} is seen by the thread whose {@link #allocate} takes
 * from it.
 */
public final class StripedBudget {
    private static final int MAX_STRIPES = 16;
    /** How often a total is read during changes before all stripes are locked for it. */
    private static final int ATTEMPTS = 3;

    private static final long UNSETTLED = -1;

    /*
     * A stripe: units in bits 0..6, room in bits 7..13, bit 14 while it is held, and a version in bits 15..63 that
     * every change raises, so that a stripe that reads the same is the same.
     */
    private static final int AMOUNT = (1 << 7) - 1;
    private static final int ROOM_SHIFT = 7;
    private static final long TAKEN = (1L << ROOM_SHIFT) - 1;
    private static final long HELD = 1L << 14;
    private static final int VERSION_SHIFT = 15;
    private static final long VERSION = 1L << VERSION_SHIFT;

    private final Stripes stripes;
    /** The stripes as they were last shared out: who reads otherwise was used since. Guarded by itself. */
    private final long[] shared;

    /**
     * Makes a budget (clause S10.1).
     *
     * @param initial what is available at first, 0..95
     * @throws AtlasException INVALID outside that range
     */
    public StripedBudget(int initial) {
        this(initial, Stripes.upTo(MAX_STRIPES));
    }

    StripedBudget(int initial, Stripes stripes) {
        Amounts.require("initial", initial);
        this.stripes = stripes;
        shared = new long[stripes.count];
        // All to one stripe, and from there to those that come. Seen by all: the fields are final.
        shared[0] = stripe(initial, Limits.MAX_BUDGET - initial, 0);
        stripes.cells[stripes.cell(0)] = shared[0];
    }

    /** Returns what is available, 0..95, as of one moment during the call. */
    public int available() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            long total = settled();
            if (total != UNSETTLED) {
                return (int) total;
            }
        }
        synchronized (shared) {
            int total = hold();
            letGo();
            return total;
        }
    }

    /**
     * Takes an amount (clause S10.2).
     *
     * @param amount 0..95, never reduced mod 96 (clause S10.3)
     * @throws AtlasException INVALID outside that range; BUDGET if less is available
     */
    public void allocate(int amount) {
        Amounts.require("amount", amount);
        allocate("amount", amount);
    }

    /**
     * Returns whether it took an amount: false if less is available, a refusal without the cost of an exception.
     *
     * @param amount 0..95
     * @throws AtlasException INVALID outside that range
     */
    public boolean tryAllocate(int amount) {
        Amounts.require("amount", amount);
        return take(amount) < 0;
    }

    /**
     * Takes all amounts together or none (clause S10.4).
     *
     * @param amounts each 0..95; none at all takes nothing
     * @throws AtlasException INVALID if one is outside that range; BUDGET if less than their total is available
     */
    public void allocateAll(int... amounts) {
        allocate(Amounts.TOTAL, Amounts.total(amounts));
    }

    /**
     * Returns whether it took all amounts together: false if it took none.
     *
     * @param amounts each 0..95
     * @throws AtlasException INVALID if one is outside that range
     */
    public boolean tryAllocateAll(int... amounts) {
        return take(Amounts.total(amounts)) < 0;
    }

    /**
     * Gives an amount back: what is available becomes {@code (available + amount) mod 96} (clause S10.5). Unlike
     * {@link Budget#release} it does not say what that is, since it need not know.
     *
     * <p><b>The wrap is the rule, and a hazard</b>: at 95, releasing 2 leaves 1. Release no more than was allocated.
     *
     * @param amount 0..95
     * @throws AtlasException INVALID outside that range
     */
    public void release(int amount) {
        Amounts.require("amount", amount);
        while (true) {
            int at = stripes.mine();
            long now = (long) CELL.getVolatile(stripes.cells, at);
            if ((now & HELD) != 0 || room(now) < amount) {
                releaseShared(at, amount);
                return;
            }
            // Room for all of it here is room in the total, so that nothing wraps.
            if (CELL.weakCompareAndSet(stripes.cells, at, now, now - amount * TAKEN + VERSION)) {
                return;
            }
        }
    }

    @Override
    public String toString() {
        return "StripedBudget[" + available() + "]";
    }

    private void allocate(String name, long amount) {
        int available = take(amount);
        if (available >= 0) {
            throw Amounts.exhausted(name, amount, available);
        }
    }

    /** Takes an amount, at 0 or above, and returns -1; or takes nothing and returns what is available, below it. */
    private int take(long amount) {
        while (true) {
            int at = stripes.mine();
            // Volatile throughout: calls on different stripes have one order, the same for all who look.
            long now = (long) CELL.getVolatile(stripes.cells, at);
            if ((now & HELD) != 0 || units(now) < amount) {
                return takeShared(at, amount);
            }
            if (CELL.weakCompareAndSet(stripes.cells, at, now, now + amount * TAKEN + VERSION)) {
                return -1;
            }
        }
    }

    private int takeShared(int at, long amount) {
        long seen = settled();
        if (seen != UNSETTLED && seen < amount) {
            return (int) seen; // refused without disturbing anyone
        }
        synchronized (shared) {
            int available = hold();
            if (available < amount) {
                letGo();
                return available;
            }
            shareOut(available - (int) amount, at);
            return -1;
        }
    }

    private void releaseShared(int at, int amount) {
        synchronized (shared) {
            shareOut((hold() + amount) % Limits.MODULUS, at);
        }
    }

    /**
     * Returns the total of a moment, or UNSETTLED where a stripe was changed or held meanwhile. Versions only rise: the
     * same sum of them twice, and all stripes stood as they were read from the end of the first pass to the second.
     */
    private long settled() {
        long total = 0;
        long versions = 0;
        for (int stripe = 0; stripe < stripes.count; stripe++) {
            long now = (long) CELL.getVolatile(stripes.cells, stripes.cell(stripe));
            if ((now & HELD) != 0) {
                return UNSETTLED;
            }
            total += units(now);
            versions += version(now);
        }
        for (int stripe = 0; stripe < stripes.count; stripe++) {
            versions -= version((long) CELL.getVolatile(stripes.cells, stripes.cell(stripe)));
        }
        return versions == 0 ? total : UNSETTLED;
    }

    /** Holds all stripes, so that none changes, and returns their total. */
    private int hold() {
        int total = 0;
        for (int stripe = 0; stripe < stripes.count; stripe++) {
            // Acquire too: what the givers of these units wrote goes on to whom they are shared out.
            total += units((long) CELL.getAndBitwiseOr(stripes.cells, stripes.cell(stripe), HELD));
        }
        return total;
    }

    /** Lets go of the stripes as they were. */
    private void letGo() {
        for (int stripe = 0; stripe < stripes.count; stripe++) {
            CELL.getAndAddRelease(stripes.cells, stripes.cell(stripe), -HELD);
        }
    }

    /**
     * Lets go of the stripes with another total, in equal shares to those that were used since the last time and that
     * of the caller, which gets what is left over. So what nobody uses does not lie about, and a thread on its own has
     * all of it.
     */
    private void shareOut(int total, int mine) {
        int users = 0;
        for (int stripe = 0; stripe < stripes.count; stripe++) {
            users += isUsed(stripe, mine) ? 1 : 0;
        }
        int units = total / users;
        int room = (Limits.MAX_BUDGET - total) / users;
        for (int stripe = 0; stripe < stripes.count; stripe++) {
            int at = stripes.cell(stripe);
            long version = version(stripes.cells[at]) + 1;
            if (at == mine) {
                shared[stripe] =
                        stripe(total - units * (users - 1), Limits.MAX_BUDGET - total - room * (users - 1), version);
            } else {
                shared[stripe] = isUsed(stripe, mine) ? stripe(units, room, version) : stripe(0, 0, version);
            }
            // Release is enough: until this is seen the stripe is held, and who meets that waits for the lock.
            CELL.setRelease(stripes.cells, at, shared[stripe]);
        }
    }

    /** Whether a stripe that is held was changed since it was shared out, or is the caller's. */
    private boolean isUsed(int stripe, int mine) {
        int at = stripes.cell(stripe);
        return at == mine || stripes.cells[at] != (shared[stripe] | HELD);
    }

    private static long stripe(int units, int room, long version) {
        return units | (long) room << ROOM_SHIFT | version * VERSION;
    }

    private static int units(long stripe) {
        return (int) stripe & AMOUNT;
    }

    private static int room(long stripe) {
        return (int) stripe >>> ROOM_SHIFT & AMOUNT;
    }

    private static long version(long stripe) {
        return stripe >>> VERSION_SHIFT;
    }
}
