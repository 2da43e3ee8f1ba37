package dev.atlasl2;

import dev.atlasl2.DomainPhase.Attached;
import dev.atlasl2.DomainPhase.Committed;
import dev.atlasl2.DomainPhase.Committing;
import dev.atlasl2.DomainPhase.Created;
import dev.atlasl2.DomainPhase.Destroyed;
import dev.atlasl2.spec.Witness;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The reference that holds the current phase of a domain: created, attached, (committing,) committed, destroyed. Every
 * step is a compare-and-set, so one of several racing threads succeeds. A domain never returns to an earlier phase,
 * with one exception: from committing back to attached, if an update came in between.
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

    /**
     * Returns the phase, after any running commit has been decided: never Committing. Acquire: everything that belongs
     * to the phase is visible.
     */
    DomainPhase now() {
        while (true) {
            DomainPhase now = (DomainPhase) PHASE.getAcquire(this);
            if (!(now instanceof Committing committing)) {
                return now;
            }
            decide(committing);
        }
    }

    /**
     * Attaches a region; false if another thread was first. Volatile: a thread that sees the phase sees the sum of the
     * region.
     */
    boolean attach(Created now, DomainRegion region) {
        return PHASE.compareAndSet(this, now, new Attached(region));
    }

    /**
     * Commits the region if its ticket is current, and returns whether it did. Also false if another thread was first.
     *
     * @param ticket of the moment for which the witness is right
     */
    boolean commit(Attached now, Witness witness, long ticket) {
        Committing committing = new Committing(now, new Committed(now.region(), witness), ticket);
        if (!PHASE.compareAndSet(this, now, committing)) {
            return false;
        }
        decide(committing);
        return now().witness() == witness; // also if it was destroyed since then
    }

    /** Destroys the domain. When it returns, no update writes to the region any more. */
    void destroy() {
        while (true) {
            DomainPhase now = now();
            if (now instanceof Destroyed) {
                return;
            }
            if (PHASE.compareAndSet(this, now, new Destroyed(now.witness()))) {
                if (now instanceof Attached attached) {
                    attached.region().updates().destroy();
                }
                return;
            }
        }
    }

    /**
     * Completes an announced commit, or takes it back if an update came in between. Any thread may call it, any number
     * of times. An invalid ticket stays invalid, and no other commit can close the updates while this one is announced,
     * so all threads reach the same decision. A late thread finds another phase and changes nothing.
     */
    private void decide(Committing committing) {
        boolean closed = committing.attached().region().updates().commit(committing.ticket());
        PHASE.compareAndSet(this, committing, closed ? committing.made() : committing.attached());
    }
}
