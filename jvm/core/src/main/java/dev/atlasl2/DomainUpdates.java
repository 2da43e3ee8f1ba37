package dev.atlasl2;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of updates into one attached region, and the total that they have moved it to.
 *
 * <p>One word says all of it: how many updates are in flight, whether one of them is alone, whether the domain was
 * committed or destroyed, and a version that every entry raises. So a reader can take the word as a <em>ticket</em>
 * while nothing is in flight, read the memory, and know by the same word that nothing was written meanwhile; and a
 * commit is one compare-and-set of its ticket, which fails where any update came in between.
 *
 * <p>Updates of single bytes pass side by side and never wait for each other. Who is alone (a range, memory without
 * atomic bytes, or a reader whose tickets were overtaken too often) waits for those in flight and makes the next ones
 * wait. A thread that waits spins for a moment; then it is parked, so that its carrier is free if it is virtual.
 */
final class DomainUpdates {
    private static final long COMMITTED = 1;
    private static final long DESTROYED = 1 << 1;
    private static final long CLOSED = COMMITTED | DESTROYED;
    private static final long ALONE = 1 << 2;
    /** Bits 3..22: up to 2^20 threads in flight. */
    private static final long ONE = 1 << 3;

    private static final long IN_FLIGHT = (1L << 23) - ONE;
    /** Bits 23..63: a ticket could be mistaken only after exactly 2^41 updates in the course of one commit. */
    private static final long VERSION = 1L << 23;
    /** Updates take nanoseconds: a thread that takes longer has lost its processor, or reads all of the memory. */
    private static final int SPINS = 64;

    /** Stands for a ticket where the committing thread is alone: no update can come in between. */
    static final long HELD = CLOSED;

    private static final VarHandle WORD;
    private static final VarHandle TOTAL;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            WORD = lookup.findVarHandle(DomainUpdates.class, "word", long.class);
            TOTAL = lookup.findVarHandle(DomainUpdates.class, "total", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Waiters waiters = new Waiters();
    private long word;
    private long total;
    /** The thread that is alone. Plain: only that thread itself can find itself here. */
    private @Nullable Thread alone;

    /** @param sum of the region as it was attached */
    DomainUpdates(int sum) {
        total = sum; // published with the domain's state
    }

    /** Enters together with others; false if the domain is closed to updates. */
    boolean enter() {
        while (true) {
            // Volatile: the write to the region must not be seen before the entry.
            long before = (long) WORD.getAndAdd(this, VERSION + ONE);
            if ((before & (CLOSED | ALONE)) == 0) {
                return true;
            }
            leave();
            if ((before & CLOSED) != 0) {
                return false;
            }
            // Looks on without touching the word, so that the one who is alone can see the others go.
            awaitNo(ALONE);
        }
    }

    /** Ends what {@link #enter} began. */
    void leave() {
        // Volatile: a thread that takes a ticket sees what was written, and no waiter is missed.
        long now = (long) WORD.getAndAdd(this, -ONE) - ONE;
        // Only a thread that is alone or destroys waits for those in flight.
        if ((now & (CLOSED | ALONE)) != 0 && (now & IN_FLIGHT) == 0) {
            waiters.wake();
        }
    }

    /**
     * Enters alone: asks all others to wait, and waits until those in flight are done. False where the domain is closed
     * to updates.
     */
    boolean enterAlone() {
        while (true) {
            long now = (long) WORD.getAcquire(this);
            if ((now & CLOSED) != 0) {
                return false;
            }
            if ((now & ALONE) != 0) {
                awaitNo(ALONE);
            } else if (WORD.compareAndSet(this, now, now + VERSION | ALONE)) { // volatile, as above
                awaitNoneInFlight();
                alone = Thread.currentThread();
                return true;
            }
        }
    }

    /** A thread that enters from now on steps back without a write. */
    private void awaitNoneInFlight() {
        try {
            awaitNo(IN_FLIGHT);
        } catch (Throwable e) { // no memory for the queue, say: the others must not wait for ever
            leaveAlone();
            throw e;
        }
    }

    /** Ends what {@link #enterAlone} began, and returns a ticket. */
    long leaveAlone() {
        alone = null;
        // Threads that are in flight now have found ALONE and step back without a write: so it is a ticket.
        long now = (long) WORD.getAndAdd(this, -ALONE) - ALONE;
        waiters.wake();
        return now;
    }

    /** Moves the total; without a loop, since Z -> Z/96 is a homomorphism and so the total need not be reduced. */
    void add(int delta) {
        // Ordered by leave().
        TOTAL.getAndAddRelease(this, (long) delta);
    }

    /** Returns the tracked sum, 0..95: of the updates that are done, and maybe of some in flight. */
    int sum() {
        return (int) Math.floorMod((long) TOTAL.getAcquire(this), (long) Limits.MODULUS);
    }

    /**
     * Returns the ticket of a moment when nothing was in flight. If no such moment comes soon, the next updates wait
     * until those in flight are done. A closed ticket is returned as it is.
     */
    long ticket() {
        for (int spins = 0; spins < SPINS; spins++) {
            long now = (long) WORD.getAcquire(this);
            if ((now & CLOSED) != 0 || (now & (IN_FLIGHT | ALONE)) == 0) {
                return now;
            }
            Thread.onSpinWait();
        }
        return enterAlone() ? leaveAlone() : (long) WORD.getAcquire(this);
    }

    /** Whether nothing was written since the ticket was taken. */
    boolean isCurrent(long ticket) {
        VarHandle.acquireFence(); // what was read before stays before
        return (long) WORD.getOpaque(this) == ticket;
    }

    /**
     * Closes the region to updates for good if the ticket is current, and returns whether it is closed by a commit,
     * this or another.
     *
     * @param ticket or {@link #HELD}, which is always current
     */
    boolean commit(long ticket) {
        if (ticket == HELD) {
            WORD.getAndBitwiseOr(this, COMMITTED);
            return true;
        }
        if ((ticket & CLOSED) == 0 && WORD.compareAndSet(this, ticket, ticket | COMMITTED)) {
            return true;
        }
        return ((long) WORD.getAcquire(this) & COMMITTED) != 0;
    }

    /** Closes the region to updates for good and waits for those in flight: afterwards nobody writes any more. */
    void destroy() {
        WORD.getAndBitwiseOr(this, DESTROYED);
        awaitNo(IN_FLIGHT | ALONE);
    }

    private void awaitNo(long bits) {
        for (int spins = 0; spins < SPINS; spins++) {
            if (isNo(bits)) {
                return;
            }
            Thread.onSpinWait();
        }
        if (alone == Thread.currentThread()) {
            throw new AtlasException(ErrorCode.STATE, "a region must not call the domain that reads or writes it");
        }
        while (!isNo(bits)) {
            waiters.await(() -> isNo(bits));
        }
    }

    /** Volatile, as {@link Waiters} needs it. */
    private boolean isNo(long bits) {
        return ((long) WORD.getVolatile(this) & bits) == 0;
    }
}
