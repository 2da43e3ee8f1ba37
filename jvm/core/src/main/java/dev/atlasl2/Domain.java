package dev.atlasl2;

import dev.atlasl2.DomainPhase.Attached;
import dev.atlasl2.DomainPhase.Committed;
import dev.atlasl2.DomainPhase.Created;
import dev.atlasl2.DomainPhase.Destroyed;
import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A region under watch (clause S14). Its life has these steps: declared, attached, updated while its sum is tracked,
 * committed to a witness, destroyed. The region is the caller's memory; it is never copied, freed or cleared.
 *
 * <p>Thread-safe (clause S14.8). Of racing attaches one succeeds, and of racing commits one succeeds. A state and its
 * witness are published by one compare-and-set. Updates of single bytes of an array run in parallel; each is one
 * compare-and-set of the byte, and no delta is lost. Updates of ranges, and of memory outside the heap, take turns.
 * {@link #commit} and {@link #verify} read while updates continue, and start again if an update came in between, so a
 * witness never covers half an update. After three such attempts they make updates wait. Updates also wait while a commit
 * publishes a witness of what it has read, usually less than a microsecond. {@link #destroy} waits for updates that are
 * running: when it returns, the domain writes no more. A waiting thread is parked; a virtual thread then releases its
 * carrier. An interrupt does not end the wait, and the interrupt status is kept.
 *
 * <p>The caller must synchronise writes that bypass {@code update}; {@link #verify} detects them. After the domain is
 * destroyed, every method except {@link #destroy}, {@link #close} and {@link #state} throws {@link AtlasException} with
 * DESTROYED, before any other refusal.
 *
 * {@snippet file="dev/atlasl2/ExamplesTest.java" region="domain"}
 */
public final class Domain implements AutoCloseable {
    /** How often commit and verify read while updates run, before they make updates wait. */
    private static final int ATTEMPTS = 3;

    private final long bytes;
    private final Budget budget;
    private final DomainLife life = new DomainLife();

    private Domain(long bytes, Budget budget) {
        this.bytes = bytes;
        this.budget = budget;
    }

    /**
     * Returns a new domain in the state CREATED (clause S14.1).
     *
     * @param bytes length of the region that will be attached, 1 or more
     * @param budget the initially available amount, 0..95
     * @throws AtlasException INVALID outside these ranges
     */
    public static Domain create(long bytes, int budget) {
        Require.range("bytes", bytes, 1, Long.MAX_VALUE);
        Amounts.require("budget", budget);
        return new Domain(bytes, new Budget(budget));
    }

    /**
     * Attaches an array, conserved or not, and tracks its sum from then on (clause S14.2).
     *
     * @throws AtlasException in this order: DESTROYED; INVALID if region is null or empty; STATE unless CREATED;
     *     INVALID if the length is not the declared one
     */
    public void attach(byte[] region) {
        requireAlive();
        Require.present("region", region);
        attach(new DomainMemory(Region.of(region, 0, region.length)));
    }

    /**
     * Attaches the bytes of a buffer from its position to its limit. A read-only buffer can be attached but not
     * updated.
     *
     * @throws AtlasException as {@link #attach(byte[])}
     */
    public void attach(ByteBuffer region) {
        requireAlive();
        Require.present("region", region);
        attach(new DomainMemory(Region.of(region)));
    }

    /**
     * Attaches memory of any kind and length, such as a region of the module {@code dev.atlasl2.vector}. The domain can
     * update it if it has an array or is a {@link WritableRegion} that is not read-only. Exceptions of the memory
     * itself, for example because it was closed or its file was truncated, are passed on. State and tracked sum are
     * then unchanged, and {@link #verify} detects a range that was written in part. The region must not call this
     * domain: a call that would wait for itself throws STATE.
     *
     * @throws AtlasException as {@link #attach(byte[])}
     */
    public void attach(Region region) {
        requireAlive();
        Require.present("region", region);
        attach(new DomainMemory(region));
    }

    private void attach(DomainMemory memory) {
        Require.notEmpty("region", memory.length());
        DomainPhase now = requireAlive();
        if (!(now instanceof Created created)) {
            throw wrongState("attach", DomainState.CREATED, now);
        }
        Require.range("length of region", memory.length(), bytes, bytes);
        if (!life.attach(created, DomainRegion.attach(memory))) {
            throw wrongState("attach", DomainState.CREATED, requireAlive());
        }
    }

    /**
     * Replaces one byte, and changes the tracked sum by the delta (clause S14.3).
     *
     * @param offset 0 to length - 1
     * @param oldByte the byte that the memory must hold, 0..255
     * @param newByte 0..255
     * @throws AtlasException in this order: DESTROYED; STATE unless ATTACHED; INVALID if an argument is outside its
     *     range, the memory is read-only, or it does not hold {@code oldByte}
     */
    public void update(long offset, int oldByte, int newByte) {
        DomainRegion region = requireAttached("update").region();
        Require.byteValue("oldByte", oldByte);
        Require.byteValue("newByte", newByte);
        Require.index("offset", offset, region.memory().length());
        requireWritable(region.memory());
        if (!region.update(offset, oldByte, newByte)) {
            throw wrongState("update", DomainState.ATTACHED, requireAlive());
        }
    }

    /**
     * Replaces a range, all of it or nothing, and changes the tracked sum by the delta (clause S14.3).
     *
     * @param offset of the first byte
     * @param oldBytes the bytes that the memory must hold, at least one
     * @param newBytes as many bytes
     * @throws AtlasException in this order: DESTROYED; STATE unless ATTACHED; INVALID if an array is null or empty,
     *     the lengths differ, the range leaves the region, the memory is read-only, or it does not hold {@code
     *     oldBytes}
     */
    public void update(long offset, byte[] oldBytes, byte[] newBytes) {
        DomainRegion region = requireAttached("update").region();
        Require.present("oldBytes", oldBytes);
        Require.present("newBytes", newBytes);
        Require.notEmpty("oldBytes", oldBytes.length);
        Require.sameLength("oldBytes", oldBytes.length, "newBytes", newBytes.length);
        Require.within(
                "offset",
                offset,
                "length of oldBytes",
                oldBytes.length,
                region.memory().length());
        requireWritable(region.memory());
        // Copies, because the caller's arrays may change while the range is compared and written, and may even be the
        // attached array.
        if (!region.update(offset, oldBytes.clone(), newBytes.clone())) {
            throw wrongState("update", DomainState.ATTACHED, requireAlive());
        }
    }

    /**
     * Returns normally if the region has the tracked sum, that sum is 0, and a committed region has the committed
     * digest (clause S14.4). Changes nothing.
     *
     * @throws AtlasException in this order: DESTROYED; STATE while CREATED; CONSERVATION if the sum computed again
     *     is not the tracked one or not 0; WITNESS if the committed digest differs
     */
    public void verify() {
        boolean done = false;
        for (int attempt = 1; !done; attempt++) {
            DomainPhase now = requireAlive();
            if (now instanceof Committed committed) {
                committed.region().verify(committed.witness());
                return;
            }
            if (!(now instanceof Attached attached)) {
                throw wrongState("verify", "ATTACHED or COMMITTED", now);
            }
            done = attempt <= ATTEMPTS
                    ? attached.region().verify()
                    : attached.region().verifyAlone();
        }
    }

    /**
     * Returns the flat witness of the region. It first verifies the region, and publishes the witness together with the
     * state COMMITTED (clause S14.5).
     *
     * @throws AtlasException in this order: DESTROYED; STATE unless ATTACHED; CONSERVATION as {@link #verify}
     */
    public Witness commit() {
        for (int attempt = 1; ; attempt++) {
            Attached now = requireAttached("commit");
            Witness witness = attempt <= ATTEMPTS ? commit(now) : commitAlone(now);
            if (witness != null) {
                return witness;
            }
        }
    }

    /** Returns null if an update or another commit came in between. */
    private @Nullable Witness commit(Attached now) {
        DomainUpdates updates = now.region().updates();
        long ticket = updates.ticket();
        Witness witness = now.region().witness(ticket);
        if (witness == null || !updates.enterAlone()) {
            return null;
        }
        try {
            return updates.isCurrent(ticket) ? publish(now, witness) : null;
        } finally {
            updates.leaveAlone();
        }
    }

    /** Returns null if the domain was committed or destroyed in the meantime. */
    private @Nullable Witness commitAlone(Attached now) {
        DomainUpdates updates = now.region().updates();
        if (!updates.enterAlone()) {
            return null;
        }
        try {
            return publish(now, now.region().witnessAlone());
        } finally {
            updates.leaveAlone();
        }
    }

    /** Publishes the witness while updates wait. They find the domain closed then. Null if another thread was first. */
    private @Nullable Witness publish(Attached now, Witness witness) {
        if (!life.commit(now, witness)) {
            return null;
        }
        now.region().updates().commit();
        return witness;
    }

    /**
     * Returns the witness of a committed region; empty in other states.
     *
     * @throws AtlasException DESTROYED
     */
    public Optional<Witness> witness() {
        return Optional.ofNullable(requireAlive().witness());
    }

    /**
     * Takes from the budget, in every state but DESTROYED (clause S14.6).
     *
     * @throws AtlasException DESTROYED; then as {@link Budget#allocate}
     */
    public void allocate(int amount) {
        requireAlive();
        budget.allocate(amount);
    }

    /**
     * Takes all amounts from the budget or none.
     *
     * @throws AtlasException DESTROYED; then as {@link Budget#allocateAll}
     */
    public void allocateAll(int... amounts) {
        requireAlive();
        budget.allocateAll(amounts);
    }

    /**
     * Returns what is available after an amount is given back to the budget; it wraps at 96 (clause S10.5).
     *
     * @throws AtlasException DESTROYED; then as {@link Budget#release}
     */
    public int release(int amount) {
        requireAlive();
        return budget.release(amount);
    }

    /**
     * Returns what the budget has available, 0..95.
     *
     * @throws AtlasException DESTROYED
     */
    public int available() {
        requireAlive();
        return budget.available();
    }

    /**
     * Returns the tracked sum of one moment, 0..95. It includes every update that has returned, and possibly some that
     * are still running (clause S14.2).
     *
     * @throws AtlasException DESTROYED; STATE while CREATED
     */
    public int sum() {
        DomainPhase now = requireAlive();
        if (now instanceof Attached attached) {
            return attached.region().updates().sum();
        }
        if (now instanceof Committed) {
            return 0; // otherwise it would not have been committed
        }
        throw wrongState("sum", "ATTACHED or COMMITTED", now);
    }

    /** Returns the state; also after the domain was destroyed. */
    public DomainState state() {
        return life.now().state();
    }

    /**
     * Ends the domain. Further calls are harmless (clause S14.7). When it returns, no update writes to the region any
     * more.
     */
    public void destroy() {
        life.destroy();
    }

    /** Calls {@link #destroy}. */
    @Override
    public void close() {
        destroy();
    }

    @Override
    public String toString() {
        return "Domain[" + state() + ", " + bytes + " bytes]";
    }

    private DomainPhase requireAlive() {
        DomainPhase now = life.now();
        if (now instanceof Destroyed) {
            throw new AtlasException(ErrorCode.DESTROYED, "the domain was destroyed");
        }
        return now;
    }

    private Attached requireAttached(String call) {
        DomainPhase now = requireAlive();
        if (now instanceof Attached attached) {
            return attached;
        }
        throw wrongState(call, DomainState.ATTACHED, now);
    }

    private static void requireWritable(DomainMemory memory) {
        if (memory.isReadOnly()) {
            throw Require.invalid("the region must be writable, got a read-only one");
        }
    }

    private static AtlasException wrongState(String call, Object expected, DomainPhase now) {
        return new AtlasException(ErrorCode.STATE, call + " needs the state " + expected + ", got " + now.state());
    }
}
