package dev.atlasl2;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait until another one makes something true, without a processor: a virtual thread that spins or yields
 * may keep its carrier from the very thread that it waits for.
 *
 * <p>No wake-up is lost. A waiter enters the queue and then looks; a waker makes it true and then looks into the queue.
 * Both steps of both are volatile, so one of them sees the other.
 */
final class Waiters {
    /** The threads that wait, the latest first; empty almost always. */
    private final AtomicReference<@Nullable Waiter> last = new AtomicReference<>();

    private static final class Waiter {
        /** Null once it is woken, or waits no longer. */
        volatile @Nullable Thread thread = Thread.currentThread();

        @Nullable Waiter next;
    }

    /**
     * Returns once {@code over} holds, or {@link #wake} was called since the thread waits: the caller looks again. An
     * interrupt does not end the wait; it is kept for the caller.
     *
     * @param over a volatile read of what is waited for
     */
    void await(BooleanSupplier over) {
        Waiter me = new Waiter();
        do {
            me.next = last.get();
        } while (!last.compareAndSet(me.next, me));
        boolean interrupted = false;
        while (me.thread != null && !over.getAsBoolean()) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        me.thread = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Wakes all threads that wait; to be called after what they wait for was made true by a volatile write. */
    void wake() {
        if (last.get() == null) {
            return;
        }
        for (Waiter waiter = last.getAndSet(null); waiter != null; waiter = waiter.next) {
            Thread thread = waiter.thread;
            waiter.thread = null; // first: the thread looks at it when it is unparked
            LockSupport.unpark(thread); // ignores null
        }
    }
}
