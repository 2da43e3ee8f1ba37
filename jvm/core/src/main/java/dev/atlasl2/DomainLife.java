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
 * The one reference through which a domain goes from phase to phase: created, attached, (committing,) committed,
 * destroyed. Every step is a compare-and-set, so that of racing threads one wins; a phase that was left never comes
 * back, but for attached after a commit that was overtaken.
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
        // Release: a domain that is handed over by a race is created all the same.
        PHASE.setRelease(this, new Created());
    }

    /**
     * Returns the phase, once any commit that is under way is decided: never Committing. Acquire: with all that belongs
     * to it.
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

    /** Attaches a region; false where another thread was first. Volatile: who sees the phase sees the region's sum. */
    boolean attach(Created now, DomainRegion region) {
        return PHASE.compareAndSet(this, now, new Attached(region));
    }

    /**
     * Commits the region if its ticket is current, and returns whether it did; false too where another thread was
     * first.
     *
     * @param ticket of the moment for which the witness is right
     */
    boolean commit(Attached now, Witness witness, long ticket) {
        Committing committing = new Committing(now, new Committed(now.region(), witness), ticket);
        if (!PHASE.compareAndSet(this, now, committing)) {
            return false;
        }
        decide(committing);
        return now().witness() == witness; // also where it was destroyed since
    }

    /** Ends the life; when it returns no update writes the region any more. */
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
     * Carries an announced commit through, or takes it back where an update came in between; any thread may, any number
     * of times. Once its ticket is overtaken it stays overtaken, and while it is announced no other commit can close
     * the updates: so all who decide it decide alike. Who comes late finds another phase and changes nothing.
     */
    private void decide(Committing committing) {
        boolean closed = committing.attached().region().updates().commit(committing.ticket());
        PHASE.compareAndSet(this, committing, closed ? committing.made() : committing.attached());
    }
}
