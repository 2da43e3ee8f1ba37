package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import org.jspecify.annotations.Nullable;

/**
 * A region under watch: declared, attached, updated, committed, destroyed (clauses S14.1 to S14.8).
 *
 * <p>Thread-safe: one lock makes every call atomic. The caller must synchronise writes to the attached array that
 * bypass {@link #update}; {@link #verify} detects them.
 */
public final class DomainReference {
    private final long bytes;
    private final BudgetReference budget;
    private DomainState state = DomainState.CREATED;
    private byte[] region = {};
    private int tracked;
    private @Nullable Witness witness;

    /**
     * Declares a domain (clause S14.1).
     *
     * @param bytes length of the region that will be attached, 1..2^63-1
     * @param budget 0..95
     * @throws AtlasException INVALID if an argument is outside its range
     */
    public DomainReference(long bytes, long budget) {
        Require.range("bytes", bytes, 1, Long.MAX_VALUE);
        this.bytes = bytes;
        this.budget = new BudgetReference(budget);
    }

    /**
     * Attaches the caller's array, conserved or not, and tracks its sum from then on (clause S14.2).
     *
     * @throws AtlasException in this order: DESTROYED; INVALID if region is null or empty; STATE unless created;
     *     INVALID if the length is not the declared one
     */
    public synchronized void attach(byte[] region) {
        requireAlive();
        Require.region("region", region);
        requireState("attach", DomainState.CREATED);
        Require.range("length of region", region.length, bytes, bytes);
        this.region = region;
        tracked = SumReference.sum(region);
        state = DomainState.ATTACHED;
    }

    /**
     * Replaces {@code old} by {@code now}, and changes the tracked sum by the delta (clause S14.3).
     *
     * @param at offset of the first byte
     * @throws AtlasException in this order: DESTROYED; STATE unless attached; INVALID if one is null, both are
     *     empty or the lengths differ; INVALID if the range leaves the region; INVALID if the memory does not hold old
     */
    public synchronized void update(long at, byte[] old, byte[] now) {
        requireAlive();
        requireState("update", DomainState.ATTACHED);
        Require.region("old", old);
        Require.sameLength("old", old, "new", now);
        Require.within("at", at, "length of old", old.length, region.length);
        int from = (int) at;
        for (int i = 0; i < old.length; i++) {
            if (region[from + i] != old[i]) {
                throw Require.invalid("old must match the memory at offset " + (at + i) + ", which holds "
                        + (region[from + i] & 0xff) + ", got " + (old[i] & 0xff));
            }
        }
        tracked = DeltaReference.deltaRange(tracked, old, now);
        System.arraycopy(now, 0, region, from, now.length);
    }

    /**
     * Returns normally if the region has the tracked sum, that sum is 0, and a committed region has the committed
     * digest; changes nothing (clause S14.4).
     *
     * @throws AtlasException in this order: DESTROYED; STATE unless attached or committed; CONSERVATION if the sum
     *     is not the tracked one or not 0; WITNESS if the committed digest differs
     */
    public synchronized void verify() {
        requireAlive();
        if (state == DomainState.CREATED) {
            throw new AtlasException(ErrorCode.STATE, "verify needs the state ATTACHED or COMMITTED, got " + state);
        }
        int sum = SumReference.sum(region);
        if (sum != tracked || sum != 0) {
            throw new AtlasException(
                    ErrorCode.CONSERVATION, "sum of the region must be the tracked " + tracked + " and 0, got " + sum);
        }
        if (witness != null && !WitnessVerifyReference.sameDigest(Sha256Reference.hash(region), witness.digest())) {
            throw new AtlasException(ErrorCode.WITNESS, "digest of the region differs from the committed digest");
        }
    }

    /**
     * Returns the flat witness of the region, after verifying it; the witness and the state COMMITTED are published together
     * (clause S14.5).
     *
     * @throws AtlasException in this order: DESTROYED; STATE unless attached; then as {@link #verify}
     */
    public synchronized Witness commit() {
        requireAlive();
        requireState("commit", DomainState.ATTACHED);
        verify();
        witness = FlatWitnessReference.witness(region);
        state = DomainState.COMMITTED;
        return witness;
    }

    /**
     * Takes from the budget, in every state but the last (clause S14.6).
     *
     * @throws AtlasException DESTROYED; then as {@link BudgetReference#allocate}
     */
    public synchronized void allocate(long n) {
        requireAlive();
        budget.allocate(n);
    }

    /**
     * Takes all amounts from the budget or none, in every state but the last (clause S14.6).
     *
     * @throws AtlasException DESTROYED; then as {@link BudgetReference#allocateAll}
     */
    public synchronized void allocateAll(long... amounts) {
        requireAlive();
        budget.allocateAll(amounts);
    }

    /**
     * Gives back to the budget, in every state but the last (clause S14.6).
     *
     * @throws AtlasException DESTROYED; then as {@link BudgetReference#release}
     */
    public synchronized void release(long n) {
        requireAlive();
        budget.release(n);
    }

    /** Ends the domain; further calls are harmless. The attached array is neither cleared nor kept (clause S14.7). */
    public synchronized void destroy() {
        state = DomainState.DESTROYED;
        region = new byte[0];
    }

    /** Returns the state, also after the domain was destroyed (clause S14.1). */
    public synchronized DomainState state() {
        return state;
    }

    /**
     * Returns the available amount of the budget, 0..95 (clause S14.6).
     *
     * @throws AtlasException DESTROYED
     */
    public synchronized int available() {
        requireAlive();
        return budget.available();
    }

    /**
     * Returns the tracked sum, 0..95 (clause S14.2).
     *
     * @throws AtlasException DESTROYED; then STATE unless attached or committed
     */
    public synchronized int sum() {
        requireAlive();
        if (state == DomainState.CREATED) {
            throw new AtlasException(ErrorCode.STATE, "sum needs the state ATTACHED or COMMITTED, got " + state);
        }
        return tracked;
    }

    private void requireAlive() {
        if (state == DomainState.DESTROYED) {
            throw new AtlasException(ErrorCode.DESTROYED, "the domain was destroyed");
        }
    }

    private void requireState(String call, DomainState expected) {
        if (state != expected) {
            throw new AtlasException(ErrorCode.STATE, call + " needs the state " + expected + ", got " + state);
        }
    }
}
