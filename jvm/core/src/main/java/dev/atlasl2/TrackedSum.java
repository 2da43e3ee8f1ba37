package dev.atlasl2;

import static dev.atlasl2.Stripes.CELL;

import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import java.nio.ByteBuffer;

/**
 * A sum that any number of threads move at once: {@link ConservedSum} for many (clause S3), and the tracked sum of
 * bytes that many change. Without locks and without loops: a call adds to a total of its thread's own, which is reduced
 * only where it is read, since Z -> Z/96 is a homomorphism.
 *
 * <p>What {@link #value} sees: every call that returned before it began, none that begins after it returned, and of
 * those that run concurrently any. So with nothing in flight it is exact. With calls in flight it is the sum of some of
 * them, not of the first ones: where one call adds 1 and a later one takes it back, it may see the second only. Where
 * all must be seen as of one moment, a {@link Domain} is the place.
 *
 * <p>Exact for 2^55 calls: a thread that does nothing else for a year does not come that far.
 *
 * <p>Memory effects: what a thread wrote before a call that {@link #value} has seen is visible to who read it.
 */
public final class TrackedSum {
    private static final int MAX_STRIPES = 64;

    private final Stripes stripes;

    /** Makes a sum of no bytes, 0. */
    public TrackedSum() {
        this(0);
    }

    /**
     * Makes a sum that begins with one computed elsewhere, such as {@link ConservedSum#save}.
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
        stripes.cells[stripes.cell(0)] = residue; // seen by all: the field is final
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
     * Moves the sum as a byte that changes does (clause S5.2).
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
     * Moves the sum as a range that changes does (clause S5.3).
     *
     * @throws AtlasException INVALID if an array is null or the lengths differ
     */
    public void deltaRange(byte[] oldBytes, byte[] newBytes) {
        add(Conservation.deltaRange(0, oldBytes, newBytes));
    }

    /**
     * Adds what another sum holds, which stays as it is and which nobody changes meanwhile (clause S3.2).
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

    /** Returns the sum, 0..95, of all calls that have returned and maybe of some in flight. */
    public int value() {
        int sum = 0;
        for (int stripe = 0; stripe < stripes.count; stripe++) {
            // Volatile, here and in add: a call that returned, on whatever stripe, is seen by a read that begins.
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
