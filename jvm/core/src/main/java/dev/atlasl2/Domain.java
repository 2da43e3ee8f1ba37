package dev.atlasl2;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Watches a region of the caller's memory: tracks its sum through updates, holds a budget and can commit the region to a witness
 * (clause S14). States: CREATED, ATTACHED, COMMITTED, and DESTROYED from any.
 *
 * <p>Thread-safe and without locks in its life cycle: of racing attaches and commits exactly one wins, and state and witness are published
 * together. Updates of single bytes of an array never wait for each other; {@link #verify} and {@link #commit} wait for updates that are
 * half-way and begin anew when one came in between, and only then: under steady updates they may take several passes. Writes to the region
 * that go round {@link #update} are the caller's to order; verify finds them. Racing updates of ranges must not overlap.
 */
public final class Domain implements AutoCloseable {
    private static final VarHandle PHASE;

    static {
        try {
            PHASE = MethodHandles.lookup().findVarHandle(Domain.class, "phase", Phase.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Everything that a state means, in one reference: no reader can see a state without what belongs to it. */
    private sealed interface Phase {
        record Created() implements Phase {}

        record Attached(AttachedRegion region) implements Phase {}

        record Committed(AttachedRegion region, Witness witness) implements Phase {}

        record Destroyed() implements Phase {}
    }

    private final long bytes;
    private final Budget budget;

    @SuppressWarnings("unused") // through PHASE
    private volatile Phase phase = new Phase.Created();

    private Domain(long bytes, Budget budget) {
        this.bytes = bytes;
        this.budget = budget;
    }

    /**
     * Creates a domain (clause S14.1).
     *
     * @param bytes the declared size of its region, 1 or more
     * @param budget units, 0..95
     * @throws AtlasException INVALID where one is out of range
     */
    public static Domain create(long bytes, int budget) {
        if (bytes < 1) {
            throw Require.invalid("bytes must be 1 or more, got " + bytes);
        }
        return new Domain(bytes, new Budget(budget));
    }

    /**
     * Attaches a whole array (clause S14.2); it need not be conserved, and is not copied.
     *
     * @throws AtlasException in this order: DESTROYED; INVALID where {@code region} is null or empty; STATE unless CREATED; INVALID where its
     *     length is not the declared one
     */
    public void attach(byte[] region) {
        requireLive();
        attach(Region.of(region, "region"));
    }

    /**
     * Attaches the remaining bytes of a buffer (clause S14.2); later moves of its position and limit do not matter.
     *
     * @throws AtlasException as {@link #attach(byte[])}
     * @throws java.nio.ReadOnlyBufferException later, from an update of a buffer that may only be read
     */
    public void attach(ByteBuffer region) {
        requireLive();
        attach(Region.of(region, "region"));
    }

    private void attach(Region region) {
        if (region.length() == 0) {
            throw Require.invalid("region must not be empty");
        }
        Phase now = live();
        if (!(now instanceof Phase.Created)) {
            throw wrongState("attach", DomainState.CREATED, now);
        }
        if (region.length() != bytes) {
            throw Require.invalid("region must have the declared " + bytes + " bytes, got " + region.length());
        }
        Phase attached = new Phase.Attached(new AttachedRegion(region));
        // Release: whoever sees the phase sees the tracked sum. One thread finds the Created object still there.
        if (!PHASE.compareAndSet(this, now, attached)) {
            throw wrongState("attach", DomainState.CREATED, live());
        }
    }

    /**
     * Writes one byte and moves the tracked sum by its delta (clause S14.3).
     *
     * @param offset 0..length-1
     * @param oldValue what the byte must be now, 0..255
     * @param newValue 0..255
     * @throws AtlasException in this order: DESTROYED; STATE unless ATTACHED; INVALID where a value or the offset is out of range, or the memory
     *     holds something else than {@code oldValue}
     */
    public void update(long offset, int oldValue, int newValue) {
        AttachedRegion region = enter();
        try {
            Require.byteValue(oldValue, "oldValue");
            Require.byteValue(newValue, "newValue");
            requireRange(offset, 1, region);
            if (!region.update((int) offset, oldValue, newValue)) {
                throw Require.invalid("oldValue must be what the memory holds at " + offset + ", " + region.memory.get((int) offset) + ", got " + oldValue);
            }
        } finally {
            region.leave();
        }
    }

    /**
     * Writes bytes and moves the tracked sum by their delta (clause S14.3).
     *
     * @param oldBytes what the memory must hold now, 1 or more bytes
     * @param newBytes as many
     * @throws AtlasException in this order: DESTROYED; STATE unless ATTACHED; INVALID where an array is null or empty, their lengths differ, the
     *     range does not lie within the region, or the memory holds something else than {@code oldBytes}
     */
    public void update(long offset, byte[] oldBytes, byte[] newBytes) {
        AttachedRegion region = enter();
        try {
            Require.notNull(oldBytes, "oldBytes");
            Require.notNull(newBytes, "newBytes");
            Require.sameLength(oldBytes.length, "oldBytes", newBytes.length, "newBytes");
            if (oldBytes.length == 0) {
                throw Require.invalid("oldBytes must not be empty");
            }
            requireRange(offset, oldBytes.length, region);
            int differs = region.update((int) offset, oldBytes, newBytes);
            if (differs >= 0) {
                throw Require.invalid("oldBytes must be what the memory holds: at " + (offset + differs) + " it is "
                        + region.memory.get((int) offset + differs) + ", got " + (oldBytes[differs] & 0xff));
            }
        } finally {
            region.leave();
        }
    }

    /**
     * Recomputes the sum and, once committed, the digest (clause S14.4). Changes nothing.
     *
     * @throws AtlasException in this order: DESTROYED; STATE unless ATTACHED or COMMITTED; CONSERVATION where the sum is not the tracked one or
     *     not 0; WITNESS where the digest is not the committed one
     */
    public void verify() {
        Phase now = live();
        if (now instanceof Phase.Committed committed) {
            requireConserved(committed.region);
            if (!MessageDigest.isEqual(Witnesses.flat(committed.region.memory).digest(), committed.witness.digest())) {
                throw new AtlasException(ErrorCode.WITNESS, "region does not have the digest that was committed");
            }
        } else if (now instanceof Phase.Attached attached) {
            AttachedRegion region = attached.region;
            AtlasException found;
            long word;
            do {
                word = region.quiet();
                found = violation(region);
            } while (!region.wasQuietSince(word));
            if (found != null) {
                throw found;
            }
        } else {
            throw wrongState("verify", DomainState.ATTACHED, now);
        }
    }

    /**
     * Verifies the region and commits it to its flat witness (clause S14.5). One of racing commits wins.
     *
     * @return the witness
     * @throws AtlasException in this order: DESTROYED; STATE unless ATTACHED; CONSERVATION where the sum is not the tracked one or not 0
     */
    public Witness commit() {
        while (true) {
            Phase now = live();
            if (!(now instanceof Phase.Attached attached)) {
                throw wrongState("commit", DomainState.ATTACHED, now);
            }
            AttachedRegion region = attached.region;
            long word = region.quiet();
            AtlasException found = violation(region);
            Witness witness = found == null ? Witnesses.flat(region.memory) : null;
            if (found != null) {
                if (region.wasQuietSince(word) && !region.isClosed()) {
                    throw found;
                }
            } else if (region.closeIfQuietSince(word)) {
                // Only the thread that closed the gate comes here. If the phase is another one by now, it is Destroyed.
                if (!PHASE.compareAndSet(this, now, new Phase.Committed(region, witness))) {
                    throw destroyed();
                }
                return witness;
            }
        }
    }

    /** Returns the committed witness; empty unless COMMITTED. */
    public Optional<Witness> witness() {
        return settled() instanceof Phase.Committed committed ? Optional.of(committed.witness) : Optional.empty();
    }

    /**
     * Returns the tracked sum, 0..95.
     *
     * @throws AtlasException DESTROYED; STATE unless ATTACHED or COMMITTED
     */
    public int sum() {
        Phase now = live();
        if (now instanceof Phase.Attached attached) {
            return attached.region.sum();
        } else if (now instanceof Phase.Committed committed) {
            return committed.region.sum();
        }
        throw wrongState("sum", DomainState.ATTACHED, now);
    }

    /** Returns the state; the only question that a destroyed domain answers. */
    public DomainState state() {
        return stateOf(settled());
    }

    /**
     * Returns the units that are available, 0..95.
     *
     * @throws AtlasException DESTROYED
     */
    public int available() {
        requireLive();
        return budget.available();
    }

    /**
     * Takes {@code n} units (clauses S14.6 and S10.2), in every live state.
     *
     * @throws AtlasException DESTROYED; then as {@link Budget#allocate}
     */
    public void allocate(int n) {
        requireLive();
        budget.allocate(n);
    }

    /**
     * Takes all of the amounts or none (clauses S14.6 and S10.4).
     *
     * @throws AtlasException DESTROYED; then as {@link Budget#allocateAll}
     */
    public void allocateAll(int... amounts) {
        requireLive();
        budget.allocateAll(amounts);
    }

    /**
     * Gives {@code n} units back (clauses S14.6 and S10.5).
     *
     * @return the units that are available after it
     * @throws AtlasException DESTROYED; then as {@link Budget#release}
     */
    public int release(int n) {
        requireLive();
        return budget.release(n);
    }

    /** Ends the domain (clause S14.7); again and again. The region is neither cleared nor written. */
    public void destroy() {
        PHASE.setRelease(this, new Phase.Destroyed());
    }

    /** As {@link #destroy}. */
    @Override
    public void close() {
        destroy();
    }

    private AttachedRegion enter() {
        while (true) {
            Phase now = live();
            if (!(now instanceof Phase.Attached attached)) {
                throw wrongState("update", DomainState.ATTACHED, now);
            }
            if (attached.region.enter()) {
                return attached.region;
            }
        }
    }

    /** The phase as others may see it: between the closing of the gate and the new phase, a few instructions, it is neither. */
    private Phase settled() {
        Phase now = (Phase) PHASE.getAcquire(this);
        while (now instanceof Phase.Attached attached && attached.region.isClosed()) {
            Thread.onSpinWait();
            now = (Phase) PHASE.getAcquire(this);
        }
        return now;
    }

    private Phase live() {
        Phase now = settled();
        if (now instanceof Phase.Destroyed) {
            throw destroyed();
        }
        return now;
    }

    private void requireLive() {
        live();
    }

    private static void requireConserved(AttachedRegion region) {
        AtlasException found = violation(region);
        if (found != null) {
            throw found;
        }
    }

    private static AtlasException violation(AttachedRegion region) {
        int sum = region.memory.sum();
        int tracked = region.sum();
        if (sum != tracked) {
            return new AtlasException(ErrorCode.CONSERVATION, "region was written without update: its sum is " + sum + ", the tracked one " + tracked);
        }
        return sum == 0 ? null : new AtlasException(ErrorCode.CONSERVATION, "region must be conserved, its sum is " + sum);
    }

    private static void requireRange(long offset, int length, AttachedRegion region) {
        if (offset < 0 || offset > region.memory.length() - (long) length) {
            throw Require.invalid("offset must lie within the " + region.memory.length() + " bytes of the region for " + length + " bytes, got " + offset);
        }
    }

    private static AtlasException destroyed() {
        return new AtlasException(ErrorCode.DESTROYED, "the domain was destroyed");
    }

    private static AtlasException wrongState(String call, DomainState wanted, Phase now) {
        if (now instanceof Phase.Destroyed) {
            return destroyed();
        }
        return new AtlasException(ErrorCode.STATE, call + " needs state " + wanted + ", the domain is " + stateOf(now));
    }

    private static DomainState stateOf(Phase phase) {
        if (phase instanceof Phase.Created) {
            return DomainState.CREATED;
        } else if (phase instanceof Phase.Attached) {
            return DomainState.ATTACHED;
        } else if (phase instanceof Phase.Committed) {
            return DomainState.COMMITTED;
        }
        return DomainState.DESTROYED;
    }
}
