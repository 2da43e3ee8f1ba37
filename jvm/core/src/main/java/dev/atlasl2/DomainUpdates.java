package dev.atlasl2;

import static dev.atlasl2.Stripes.CELL;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The running updates of one attached region, and its tracked total.
 *
 * <p>Updates of single bytes run in parallel. Each thread counts its entries and exits in its own stripe, so two threads
 * write to no common cache line. All of them read a gate. A thread that must be alone (it updates a range or memory
 * without atomic bytes, commits, or its tickets became invalid too often) closes the gate, waits until every stripe has
 * as many exits as entries, and opens the gate again. A thread that finds the gate closed takes its entry back and
 * waits. A waiting thread spins for a moment and is then parked, so that a virtual thread releases its carrier.
 *
 * <p>The number of entries only grows, except for entries that are taken back, which wrote nothing. A <em>ticket</em> is
 * the number of all entries, read while no update is running. As long as this number is the same, nothing was written. A
 * stripe may show too many entries, if one of them is about to be taken back, and never too few. So a current ticket may
 * look invalid, but an invalid ticket never looks current.
 */
final class DomainUpdates {
    private static final int MAX_STRIPES = 16;
    /** Returned instead of a stripe if the domain is closed to updates. */
    static final int CLOSED = -1;

    private static final int COMMITTED = 1;
    private static final int DESTROYED = 1 << 1;
    private static final int ALONE = 1 << 2;

    /*
     * A stripe has its entries at Stripes.cell, and next to them its exits: the total of their deltas in bits 0..31,
     * which is reduced mod 96 long before it is full, and their number in bits 32..63, which wraps. Two readings could
     * be mistaken for the same only after exactly 2^32 updates.
     */
    private static final int EXIT_SHIFT = 32;
    private static final long EXIT = 1L << EXIT_SHIFT;
    private static final long TOTAL = EXIT - 1;
    private static final long LARGE = EXIT >> 1;
    /** Makes a delta positive, and is 0 mod 96. */
    private static final long BIAS = 3 * Limits.MODULUS;

    /** Updates take nanoseconds. A thread that takes longer has lost its processor, or reads all of the memory. */
    private static final int SPINS = 64;
    /** How often the tracked sum is read while updates run, before it makes them wait. */
    private static final int ATTEMPTS = 3;

    private static final long UNKNOWN = -1;

    private static final VarHandle GATE;

    static {
        try {
            GATE = MethodHandles.lookup().findVarHandle(DomainUpdates.class, "gate", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Waiters waiters = new Waiters();
    private final Stripes stripes;
    private final int first;
    private int gate;
    /** The thread that is alone. A plain field: only that thread itself can find itself here. */
    private @Nullable Thread alone;

    /** @param sum of the region when it was attached */
    DomainUpdates(int sum) {
        this(sum, Stripes.upTo(MAX_STRIPES));
    }

    DomainUpdates(int sum, Stripes stripes) {
        first = sum;
        this.stripes = stripes;
    }

    /** Enters together with other updates and returns the stripe to leave by; {@link #CLOSED} if the domain is closed. */
    int enter() {
        while (true) {
            int stripe = begin();
            int now = (int)
                    GATE.getVolatile(this); // after the entry: this thread sees the gate closed, or its entry is seen
            if (now == 0) {
                return stripe;
            }
            CELL.getAndAdd(stripes.cells, stripe, -1L);
            waiters.wake();
            if ((now & ~ALONE) != 0) {
                return CLOSED;
            }
            awaitGate();
        }
    }

    /**
     * Ends what {@link #enter} began.
     *
     * @param delta by which the region's sum has moved, -255..255
     */
    void leave(int stripe, int delta) {
        end(stripe, delta);
        if ((int) GATE.getVolatile(this) != 0) { // after the exit, as above
            waiters.wake();
        }
    }

    /** Counts an entry, also of the thread that is alone, and returns its stripe. */
    int begin() {
        int stripe = stripes.mine();
        // Volatile: the write to the region must not become visible before the entry.
        CELL.getAndAdd(stripes.cells, stripe, 1L);
        return stripe;
    }

    /** Counts an exit, also of the thread that is alone. */
    void end(int stripe, int delta) {
        int at = stripe + Stripes.SECOND;
        long before = (long) CELL.getAndAdd(stripes.cells, at, EXIT + BIAS + delta);
        if ((before & TOTAL) >= LARGE) {
            long now = (long) CELL.getVolatile(stripes.cells, at);
            // If this fails, another exit came in between, and the next one tries again.
            CELL.compareAndSet(stripes.cells, at, now, (now & ~TOTAL) | (now & TOTAL) % Limits.MODULUS);
        }
    }

    /**
     * Enters alone: makes all other updates wait, and waits until the running ones have ended. False if the domain is
     * closed to updates. It counts no entry: a thread that writes calls {@link #begin}.
     */
    boolean enterAlone() {
        while (true) {
            int now = (int) GATE.getVolatile(this);
            if ((now & ~ALONE) != 0) {
                return false;
            }
            if (now == ALONE) {
                awaitGate();
            } else if (GATE.compareAndSet(this, 0, ALONE)) {
                awaitNoneRunning();
                alone = Thread.currentThread();
                return true;
            }
        }
    }

    private void awaitNoneRunning() {
        try {
            await(this::isNoneRunning);
        } catch (Throwable e) { // for example no memory for the queue: the others must not wait for ever
            leaveAlone();
            throw e;
        }
    }

    /** Ends what {@link #enterAlone} began. */
    void leaveAlone() {
        alone = null;
        GATE.getAndBitwiseAnd(this, ~ALONE);
        waiters.wake();
    }

    /** Returns the tracked sum of one moment, 0..95: of the updates that have ended. */
    int sum() {
        long[] seen = new long[stripes.count];
        for (int attempt = 1; !readExits(seen); attempt++) {
            if (attempt >= ATTEMPTS && enterAlone()) {
                readExits(seen);
                leaveAlone();
                break;
            }
        }
        long total = first;
        for (long exits : seen) {
            total += exits & TOTAL;
        }
        return (int) (total % Limits.MODULUS);
    }

    /** Reads the exits of all stripes. Returns whether none came in between, so that they are those of one moment. */
    private boolean readExits(long[] seen) {
        for (int stripe = 0; stripe < seen.length; stripe++) {
            seen[stripe] = exits(stripe);
        }
        for (int stripe = 0; stripe < seen.length; stripe++) {
            if (seen[stripe] != exits(stripe)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the ticket of a moment at which no update was running. If there is no such moment soon, new updates wait
     * until the running ones have ended.
     */
    long ticket() {
        for (int spins = 0; spins < SPINS; spins++) {
            long ticket = quietTicket();
            if (ticket != UNKNOWN) {
                return ticket;
            }
            Thread.onSpinWait();
        }
        while (true) {
            boolean isAlone = enterAlone();
            try {
                await(this::isNoneRunning); // if the domain is closed, no thread enters either
                long ticket = quietTicket();
                if (ticket != UNKNOWN) {
                    return ticket;
                }
            } finally {
                if (isAlone) {
                    leaveAlone();
                }
            }
        }
    }

    /** Returns a ticket if no update is running, else UNKNOWN. */
    private long quietTicket() {
        long ticket = 0;
        for (int stripe = 0; stripe < stripes.count; stripe++) {
            long exits = exits(stripe); // before the entries: if both are equal, none was running then
            long entries = entries(stripe);
            if (isRunning(entries, exits)) {
                return UNKNOWN;
            }
            ticket += entries;
        }
        return ticket == allEntries() ? ticket : UNKNOWN; // read twice: all of it is of the moment in between
    }

    /** Returns whether nothing was written since the ticket was taken. */
    boolean isCurrent(long ticket) {
        VarHandle.acquireFence(); // earlier reads must not move below this one
        return allEntries() == ticket;
    }

    /** Closes the region to updates permanently; the calling thread is alone. */
    void commit() {
        GATE.getAndBitwiseOr(this, COMMITTED);
    }

    /** Closes the region to updates permanently and waits for the running ones. After that no thread writes. */
    void destroy() {
        GATE.getAndBitwiseOr(this, DESTROYED);
        await(() -> ((int) GATE.getVolatile(this) & ALONE) == 0 && isNoneRunning());
    }

    private long allEntries() {
        long sum = 0;
        for (int stripe = 0; stripe < stripes.count; stripe++) {
            sum += entries(stripe);
        }
        return sum;
    }

    private boolean isNoneRunning() {
        for (int stripe = 0; stripe < stripes.count; stripe++) {
            long exits = exits(stripe); // before the entries, as above
            if (isRunning(entries(stripe), exits)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRunning(long entries, long exits) {
        return (int) entries != (int) (exits >>> EXIT_SHIFT);
    }

    private long entries(int stripe) {
        return (long) CELL.getVolatile(stripes.cells, stripes.cell(stripe));
    }

    private long exits(int stripe) {
        return (long) CELL.getVolatile(stripes.cells, stripes.cell(stripe) + Stripes.SECOND);
    }

    private void awaitGate() {
        await(() -> ((int) GATE.getVolatile(this) & ALONE) == 0);
    }

    /** @param over made of volatile reads, because {@link Waiters} needs them */
    private void await(BooleanSupplier over) {
        for (int spins = 0; spins < SPINS; spins++) {
            if (over.getAsBoolean()) {
                return;
            }
            Thread.onSpinWait();
        }
        if (alone == Thread.currentThread()) {
            throw new AtlasException(ErrorCode.STATE, "a region must not call the domain that reads or writes it");
        }
        while (!over.getAsBoolean()) {
            waiters.await(over);
        }
    }
}
