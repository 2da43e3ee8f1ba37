package dev.atlasl2;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The running updates of one attached region, and its tracked total.
 *
 * <p>One word holds everything: how many updates are running, whether one of them runs alone, whether the domain was
 * committed or destroyed, and a version that every entry increases. A reader can use the word as a <em>ticket</em>: it
 * takes the word while no update is running, reads the memory, and knows that nothing was written if the word is still
 * the same. A commit is one compare-and-set of its ticket, which fails if any update came in between.
 *
 * <p>Updates of single bytes run in parallel and never wait for each other. A thread that must be alone (it updates a
 * range or memory without atomic bytes, or its tickets became invalid too often) waits for the running updates and
 * makes new ones wait. A waiting thread spins for a moment and is then parked, so that a virtual thread releases its
 * carrier.
 */
final class DomainUpdates {
    private static final long COMMITTED = 1;
    private static final long DESTROYED = 1 << 1;
    private static final long CLOSED = COMMITTED | DESTROYED;
    private static final long ALONE = 1 << 2;
    /** Bits 3..22: up to 2^20 threads at once. */
    private static final long ONE = 1 << 3;

    private static final long IN_FLIGHT = (1L << 23) - ONE;
    /** Bits 23..63: a ticket could be mistaken for another only after exactly 2^41 updates during one commit. */
    private static final long VERSION = 1L << 23;
    /** Updates take nanoseconds. A thread that takes longer has lost its processor, or reads all of the memory. */
    private static final int SPINS = 64;

    /** Used instead of a ticket if the committing thread is alone: no update can come in between. */
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
    /** The thread that is alone. A plain field: only that thread itself can find itself here. */
    private @Nullable Thread alone;

    /** @param sum of the region when it was attached */
    DomainUpdates(int sum) {
        total = sum; // published with the domain's state
    }

    /** Enters together with other updates; false if the domain is closed to updates. */
    boolean enter() {
        while (true) {
            // Volatile: the write to the region must not become visible before the entry.
            long before = (long) WORD.getAndAdd(this, VERSION + ONE);
            if ((before & (CLOSED | ALONE)) == 0) {
                return true;
            }
            leave();
            if ((before & CLOSED) != 0) {
                return false;
            }
            // Waits without writing the word, so that the thread that wants to be alone can see the others leave.
            awaitNo(ALONE);
        }
    }

    /** Ends what {@link #enter} began. */
    void leave() {
        // Volatile: a thread that takes a ticket sees what was written, and no waiting thread is missed.
        long now = (long) WORD.getAndAdd(this, -ONE) - ONE;
        // Only a thread that wants to be alone, or that destroys the domain, waits for running updates.
        if ((now & (CLOSED | ALONE)) != 0 && (now & IN_FLIGHT) == 0) {
            waiters.wake();
        }
    }

    /**
     * Enters alone: makes all other updates wait, and waits until the running ones have ended. False if the domain is
     * closed to updates.
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

    /** A thread that enters from now on leaves again without a write. */
    private void awaitNoneInFlight() {
        try {
            awaitNo(IN_FLIGHT);
        } catch (Throwable e) { // for example no memory for the queue: the others must not wait for ever
            leaveAlone();
            throw e;
        }
    }

    /** Ends what {@link #enterAlone} began, and returns a ticket. */
    long leaveAlone() {
        alone = null;
        // Threads that entered in the meantime have found ALONE and leave without a write, so this is a valid ticket.
        long now = (long) WORD.getAndAdd(this, -ALONE) - ALONE;
        waiters.wake();
        return now;
    }

    /** Changes the total. It needs no loop: the total need not be reduced, because Z -> Z/96 is a homomorphism. */
    void add(int delta) {
        // leave() provides the ordering.
        TOTAL.getAndAddRelease(this, (long) delta);
    }

    /** Returns the tracked sum, 0..95: of the updates that have ended, and possibly of some that are running. */
    int sum() {
        return (int) Math.floorMod((long) TOTAL.getAcquire(this), (long) Limits.MODULUS);
    }

    /**
     * Returns the ticket of a moment at which no update was running. If there is no such moment soon, new updates wait
     * until the running ones have ended. A ticket of a closed region is returned unchanged.
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
        VarHandle.acquireFence(); // earlier reads must not move below this one
        return (long) WORD.getOpaque(this) == ticket;
    }

    /**
     * Closes the region to updates permanently if the ticket is current. Returns whether a commit, this one or another,
     * has closed it.
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

    /** Closes the region to updates permanently and waits for the running ones. After that no thread writes. */
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

    /** Volatile, because {@link Waiters} needs it. */
    private boolean isNo(long bits) {
        return ((long) WORD.getVolatile(this) & bits) == 0;
    }
}
