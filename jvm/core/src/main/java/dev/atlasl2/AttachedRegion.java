package dev.atlasl2;

import dev.atlasl2.spec.Limits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The memory of a domain and its tracked sum, with the gate between updates and whoever must see the memory stand still.
 *
 * <p>Updates never wait for each other: each enters the gate with one atomic add, moves the memory and the total, and leaves with another.
 * Verify and commit are optimistic: they take the gate's count when nobody is inside, read the memory, and know by the unchanged count that
 * nobody came in meanwhile; if somebody did, that update made progress and they begin anew. Closing the gate is one compare-and-set on the
 * same word, so a commit can never publish a witness of memory that an update then changes.
 */
final class AttachedRegion {
    private static final VarHandle GATE;
    private static final VarHandle TOTAL;
    private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);

    /** The gate's word: updates inside in the low 16 bits, then the closed bit, above it the number of updates that ever entered. */
    private static final long INSIDE = 0xffff;
    private static final long CLOSED = 1L << 16;
    private static final long ENTER = (1L << 17) + 1;

    static {
        try {
            GATE = MethodHandles.lookup().findVarHandle(AttachedRegion.class, "gate", long.class);
            TOTAL = MethodHandles.lookup().findVarHandle(AttachedRegion.class, "total", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Region memory;

    @SuppressWarnings("unused") // through GATE
    private volatile long gate;

    /** Unreduced: reduction mod 96 commutes with adding, so an update is one atomic add (no loop) and the reader reduces. */
    @SuppressWarnings("unused") // through TOTAL
    private volatile long total;

    AttachedRegion(Region memory) {
        this.memory = memory;
        TOTAL.set(this, (long) memory.sum()); // published with this object
    }

    /** Returns the tracked sum, 0..95. */
    int sum() {
        return (int) Math.floorMod((long) TOTAL.getAcquire(this), (long) Limits.MODULUS);
    }

    /** Enters the gate, unless it is closed. Whoever entered must {@link #leave}. */
    boolean enter() {
        long before = (long) GATE.getAndAdd(this, ENTER);
        if ((before & CLOSED) != 0) {
            leave();
            return false;
        }
        return true;
    }

    void leave() {
        // Release (getAndAdd is volatile): what was written inside is seen by whoever finds the gate empty.
        GATE.getAndAdd(this, -1L);
    }

    boolean isClosed() {
        return ((long) GATE.getAcquire(this) & CLOSED) != 0;
    }

    /** Returns the gate's word at a moment when nobody is inside. An update is a few instructions long, so this is a short spin. */
    long quiet() {
        long word = (long) GATE.getAcquire(this);
        while ((word & INSIDE) != 0) {
            Thread.onSpinWait();
            word = (long) GATE.getAcquire(this);
        }
        return word;
    }

    /** Says whether nobody has entered since {@link #quiet} gave that word: what was read in between was one state of the memory. */
    boolean wasQuietSince(long word) {
        VarHandle.acquireFence(); // the reads of the memory come before this one
        return (long) GATE.getAcquire(this) == word;
    }

    /** Closes the gate for good if nobody has entered since; one caller wins. */
    boolean closeIfQuietSince(long word) {
        return (word & CLOSED) == 0 && GATE.compareAndSet(this, word, word | CLOSED);
    }

    /**
     * Writes one byte where it holds {@code old}; inside the gate. On an array this is one compare-and-set, so of two racing updates of one
     * byte one is refused. Buffers have no atomic bytes: their updates take turns.
     */
    boolean update(int at, int old, int now) {
        if (memory instanceof Region.OfArray array) {
            if (!BYTES.compareAndSet(array.data(), array.offset() + at, (byte) old, (byte) now)) {
                return false;
            }
        } else {
            synchronized (this) {
                if (memory.get(at) != old) {
                    return false;
                }
                memory.set(at, now);
            }
        }
        TOTAL.getAndAdd(this, (long) (now - old));
        return true;
    }

    /**
     * Writes a range where it holds {@code old}; inside the gate. Updates of ranges take turns. Should a single-byte update change a byte of
     * the range in between, the bytes written so far are set back.
     *
     * @return -1, or the first offset within the range at which the memory held something else
     */
    synchronized int update(int at, byte[] old, byte[] now) {
        for (int i = 0; i < old.length; i++) {
            if (memory.get(at + i) != (old[i] & 0xff)) {
                return i;
            }
        }
        for (int i = 0; i < old.length; i++) {
            if (!update(at + i, old[i] & 0xff, now[i] & 0xff)) {
                for (int j = i - 1; j >= 0; j--) {
                    update(at + j, now[j] & 0xff, old[j] & 0xff);
                }
                return i;
            }
        }
        return -1;
    }
}
