package dev.atlasl2;

import static dev.atlasl2.Stripes.CELL;

import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import java.nio.ByteBuffer;

/**
 * A sum that any number of threads change at once: a {@link ConservedSum} for many threads (clause S3), and the tracked
 * sum of bytes that many threads change. It has no locks and no loops: a call adds to a total that belongs to its
 * thread. The totals are reduced only when they are read, because Z -> Z/96 is a homomorphism.
 *
 * <p>{@link #value} sees every call that returned before it began, no call that begins after it returned, and any of
 * the calls that run at the same time. If no call is running, it is exact. Otherwise it is the sum of some of the
 * running calls, and not necessarily of the first ones: if one call adds 1 and a later call subtracts it, the value may
 * include only the second. If you need all calls as of one moment, use a {@link Domain}.
 *
 * <p>Exact for 2^55 calls, more than a thread can make in a year.
 *
 * <p>Memory effects: everything that a thread wrote before a call that {@link #value} has seen is visible to the
 * reading thread.
 *
 * {@snippet file="dev/atlasl2/ExamplesTest.java" region="tracked"}
 */
public final class TrackedSum {
    private static final int MAX_STRIPES = 64;

    private final Stripes stripes;

    /** Makes a sum of no bytes, 0. */
    public TrackedSum() {
        this(0);
    }

    /**
     * Makes a sum that begins with one that was computed elsewhere, such as {@link ConservedSum#save}.
     *
     * @param residue 0..95
     * @throws AtlasException INVALID outside that range
     */
    public TrackedSum(int residue) {
        this(residue, Stripes.upTo(MAX_STRIPES));
    }

    TrackedSum(int residue, Stripes stripes) {
        Require.residue("residue", residue);
        this.stripes = stripes;
        stripes.cells[stripes.cell(0)] = residue; // visible to all threads, because the field is final
    }

    /**
     * Adds bytes (clause S3.1).
     *
     * @throws AtlasException INVALID if data is null
     */
    public void update(byte[] data) {
        add(Conservation.sum(data));
    }

    /**
     * Adds the bytes of a range.
     *
     * @throws AtlasException INVALID if data is null or the range leaves it
     */
    public void update(byte[] data, int offset, int length) {
        add(Conservation.sum(data, offset, length));
    }

    /**
     * Adds the remaining bytes of a buffer, whose position does not move.
     *
     * @throws AtlasException INVALID if data is null
     */
    public void update(ByteBuffer data) {
        add(Conservation.sum(data));
    }

    /**
     * Changes the sum as a change of one byte does (clause S5.2).
     *
     * @param oldByte 0..255
     * @param newByte 0..255
     * @throws AtlasException INVALID outside these ranges
     */
    public void deltaByte(int oldByte, int newByte) {
        Require.byteValue("oldByte", oldByte);
        Require.byteValue("newByte", newByte);
        add(newByte - oldByte);
    }

    /**
     * Changes the sum as a change of a range does (clause S5.3).
     *
     * @throws AtlasException INVALID if an array is null or the lengths differ
     */
    public void deltaRange(byte[] oldBytes, byte[] newBytes) {
        add(Conservation.deltaRange(0, oldBytes, newBytes));
    }

    /**
     * Adds the value of another sum, which does not change and which no other thread may change during the call (clause
     * S3.2).
     *
     * @throws AtlasException INVALID if other is null
     */
    public void merge(ConservedSum other) {
        Require.present("other", other);
        add(other.value());
    }

    /**
     * Adds a sum that was computed elsewhere (clause S3.2).
     *
     * @param residue 0..95, never reduced
     * @throws AtlasException INVALID outside that range
     */
    public void merge(int residue) {
        Require.residue("residue", residue);
        add(residue);
    }

    /** Returns the sum, 0..95, of all calls that have returned and possibly of some that are running. */
    public int value() {
        int sum = 0;
        for (int stripe = 0; stripe < stripes.count; stripe++) {
            // Volatile, here and in add: a call that has returned, on any stripe, is visible to a read that begins
            // later.
            sum += Math.floorMod((long) CELL.getVolatile(stripes.cells, stripes.cell(stripe)), Limits.MODULUS);
        }
        return sum % Limits.MODULUS;
    }

    @Override
    public String toString() {
        return "TrackedSum[" + value() + "]";
    }

    /** Adds a small number, which need not be reduced. */
    void add(int delta) {
        CELL.getAndAdd(stripes.cells, stripes.mine(), (long) delta);
    }
}
