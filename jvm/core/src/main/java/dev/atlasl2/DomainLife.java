package dev.atlasl2;

import dev.atlasl2.DomainPhase.Attached;
import dev.atlasl2.DomainPhase.Committed;
import dev.atlasl2.DomainPhase.Created;
import dev.atlasl2.DomainPhase.Destroyed;
import dev.atlasl2.spec.Witness;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The reference that holds the current phase of a domain: created, attached, committed, destroyed. Every step is a
 * compare-and-set, so one of several racing threads succeeds. A domain never returns to an earlier phase.
 */
final class DomainLife {
    private static final VarHandle PHASE;

    static {
        try {
            PHASE = MethodHandles.lookup().findVarHandle(DomainLife.class, "phase", DomainPhase.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private DomainPhase phase;

    @SuppressWarnings("NullAway.Init") // set through its handle
    DomainLife() {
        // Release order: a thread that gets the domain through a data race still sees it created.
        PHASE.setRelease(this, new Created());
    }

    /** Returns the phase. Acquire: everything that belongs to the phase is visible. */
    DomainPhase now() {
        return (DomainPhase) PHASE.getAcquire(this);
    }

    /**
     * Attaches a region; false if another thread was first. Volatile: a thread that sees the phase sees the sum of the
     * region.
     */
    boolean attach(Created now, DomainRegion region) {
        return PHASE.compareAndSet(this, now, new Attached(region));
    }

    /** Commits the region, while no thread updates it; false if another thread was first. */
    boolean commit(Attached now, Witness witness) {
        return PHASE.compareAndSet(this, now, new Committed(now.region(), witness));
    }

    /** Destroys the domain. When it returns, no update writes to the region any more. */
    void destroy() {
        while (true) {
            DomainPhase now = now();
            if (now instanceof Destroyed) {
                return;
            }
            if (PHASE.compareAndSet(this, now, new Destroyed())) {
                if (now instanceof Attached attached) {
                    attached.region().updates().destroy();
                }
                return;
            }
        }
    }
}
