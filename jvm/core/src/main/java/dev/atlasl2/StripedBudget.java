package dev.atlasl2;

import static dev.atlasl2.Stripes.CELL;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;

/**
 * A {@link Budget} for many threads at once (clause S10). It gives the same answers, but threads use different stripes
 * and do not compete for one cell. It is linearizable, including the wrap of {@link #release}: it never grants more
 * than is available, and never refuses an amount that all stripes together have.
 *
 * <p>A stripe has units, which can be taken, and room, to which units can be given back. All units together are the
 * available amount; all units and all room together are 95. Taking turns units of the thread's own stripe into room,
 * and giving back turns room into units. Each is one compare-and-set that can neither overspend nor wrap. Only if its
 * own stripe has too few units or too little room, a thread holds all stripes, decides with the total, and shares it
 * among the stripes that were used since the last time.
 *
 * <p>Lock-free as long as the thread's own stripe is enough, and if a call is refused while no other thread is sharing.
 * Sharing takes a lock, for as long as it takes to write the stripes. With few threads, or if the available amount is
 * always close to 0 or 95, a {@link Budget} is faster.
 *
 * <p>Memory effects: everything that a thread wrote before {@link #release} is visible to the thread whose {@link
 * #allocate} takes the released amount.
 */
public final class StripedBudget {
    private static final int MAX_STRIPES = 16;
    /** How often a total is read while stripes change, before all stripes are locked for it. */
    private static final int ATTEMPTS = 3;

    private static final long UNSETTLED = -1;

    /*
     * A stripe: units in bits 0..6, room in bits 7..13, bit 14 while it is held, and a version in bits 15..63 that
     * every change increases, so that a stripe with the same value has not changed.
     */
    private static final int AMOUNT = (1 << 7) - 1;
    private static final int ROOM_SHIFT = 7;
    private static final long TAKEN = (1L << ROOM_SHIFT) - 1;
    private static final long HELD = 1L << 14;
    private static final int VERSION_SHIFT = 15;
    private static final long VERSION = 1L << VERSION_SHIFT;

    private final Stripes stripes;
    /** The stripes as they were last shared out: a stripe with another value was used since then. Guarded by itself. */
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
        // All units start in one stripe, and are shared from there with later threads. Final fields make this visible
        // to all threads.
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
     * Returns whether it took an amount; false if less is available. Unlike {@link #allocate} it creates no exception
     * then.
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
     * Gives an amount back: the available amount becomes {@code (available + amount) mod 96} (clause S10.5). Unlike
     * {@link Budget#release} it does not return the new amount, which it does not have to compute.
     *
     * <p><b>The wrap is required, and it is a hazard</b>: if 95 is available and 2 is released, 1 is available. Release
     * no more than was allocated.
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
            // If all of it fits into the room of this stripe, it also fits into the total, so nothing wraps.
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

    /** Takes an amount and returns -1; or takes nothing and returns the available amount, which is less. */
    private int take(long amount) {
        while (true) {
            int at = stripes.mine();
            // Volatile throughout: all threads see the calls on different stripes in one order.
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
            return (int) seen; // refused without locking any stripe
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
     * Returns the total at one moment, or UNSETTLED if a stripe was changed or held in between. Versions only increase.
     * If their sum is the same in both passes, all stripes were unchanged from the end of the first pass to the second.
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
            // Acquire as well: what the threads wrote that released these units becomes visible to the threads that get
            // them.
            total += units((long) CELL.getAndBitwiseOr(stripes.cells, stripes.cell(stripe), HELD));
        }
        return total;
    }

    /** Releases the stripes unchanged. */
    private void letGo() {
        for (int stripe = 0; stripe < stripes.count; stripe++) {
            CELL.getAndAddRelease(stripes.cells, stripes.cell(stripe), -HELD);
        }
    }

    /**
     * Releases the stripes with another total. It is shared equally among the stripes that were used since the last
     * time and the caller's stripe, which gets the rest. So unused stripes hold no units, and a single thread has all
     * of them.
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
            // Release order is enough: until another thread sees this write, the stripe is held for it, and it waits
            // for the lock.
            CELL.setRelease(stripes.cells, at, shared[stripe]);
        }
    }

    /** Whether a held stripe was changed since it was shared out, or is the caller's. */
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
