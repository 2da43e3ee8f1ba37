package dev.atlasl2;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait until another thread makes a condition true. They are parked: a virtual thread that spins or yields
 * may occupy the carrier that the other thread needs.
 *
 * <p>No wake-up is lost. A waiter enters the queue and then checks the condition. A waker makes the condition true and
 * then looks into the queue. All four steps are volatile, so one of the two sees the other.
 */
final class Waiters {
    /** The waiting threads, the latest first; almost always empty. */
    private final AtomicReference<@Nullable Waiter> last = new AtomicReference<>();

    private static final class Waiter {
        /** Null after it was woken, or does not wait any more. */
        volatile @Nullable Thread thread = Thread.currentThread();

        @Nullable Waiter next;
    }

    /**
     * Returns once {@code over} holds, or {@link #wake} was called while the thread waited; the caller checks again. An
     * interrupt does not end the wait, and the interrupt status is kept.
     *
     * @param over a volatile read of the condition
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

    /** Wakes all waiting threads. Call it after a volatile write has made the condition true. */
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
