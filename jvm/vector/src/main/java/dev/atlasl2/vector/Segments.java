package dev.atlasl2.vector;

import dev.atlasl2.Conservation;
import dev.atlasl2.Domain;
import dev.atlasl2.Region;
import dev.atlasl2.Validation;
import dev.atlasl2.WitnessTree;
import dev.atlasl2.Witnesses;
import dev.atlasl2.internal.FillRule;
import dev.atlasl2.internal.Mapped;
import dev.atlasl2.internal.Parallel;
import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The operations of {@link Conservation}, {@link Witnesses} and {@link WitnessTree} over {@link MemorySegment}: memory
 * outside the heap, mapped files, arrays of every type, read-only or not, of any length, also beyond 2^31 and 2^32
 * bytes (clause S2.4).
 *
 * <p>Thread-safe: calls may run at the same time on the same bytes if no thread writes them. Every method throws {@link
 * AtlasException} with INVALID for null or an argument outside its range. Each method documents what else it throws. If
 * the arena of a segment is closed, or the segment belongs to another thread, the JDK throws {@link
 * IllegalStateException} or {@link WrongThreadException} before a byte is written; if the arena is closed during the
 * call, it throws the former. If the file of a mapped segment was truncated, MEMORY is thrown for the missing bytes.
 * Sums of 32 MiB and more, of memory that all threads may read, are split over the common pool.
 *
 * {@snippet file="dev/atlasl2/vector/ExamplesTest.java" region="segments"}
 */
public final class Segments {
    private Segments() {}

    /**
     * Returns a view of a segment as a region, for {@link Witnesses}, {@link WitnessTree}, {@link WitnessTree.Builder}
     * and {@link Domain#attach(Region)}.
     *
     * @param data of any kind and length
     */
    public static Region region(MemorySegment data) {
        Require.present("data", data);
        // Bytes of an array are read through the array, which is faster. A read-only segment does not reveal its array.
        return data.heapBase().orElse(null) instanceof byte[] array
                ? Region.of(array, (int) data.address(), (int) data.byteSize())
                : new SegmentRegion(data);
    }

    /** Returns the sum of all bytes, 0..95; 0 if there are none (clauses S2.1 and S2.2). */
    public static int sum(MemorySegment data) {
        Region region = region(data);
        return (int) (total(region) % Limits.MODULUS);
    }

    /** Returns whether the sum is 0; true if there are no bytes (clause S4.1). */
    public static boolean check(MemorySegment data) {
        return sum(data) == 0;
    }

    /** Returns the check of a window of 1..1,048,576 bytes; other lengths are refused (clause S4.2). */
    public static boolean windowCheck(MemorySegment data) {
        Require.present("data", data);
        Require.window("length of data", data.byteSize());
        return check(data);
    }

    /**
     * Returns whether every window of {@code window} consecutive bytes is conserved, in one pass (clause S4.3).
     *
     * @param window 1 or more; if it is above the length, it means the whole region (clause S4.4)
     */
    public static boolean slidingCheck(MemorySegment data, long window) {
        return Conservation.slidingCheck(region(data), window);
    }

    /** Returns {@code (sum(after) - sum(before)) mod 96}, 0..95, of two segments of equal length (clause S5.1). */
    public static int delta(MemorySegment before, MemorySegment after) {
        Require.present("before", before);
        Require.present("after", after);
        Require.sameLength("before", before.byteSize(), "after", after.byteSize());
        return Math.floorMod(sum(after) - sum(before), Limits.MODULUS);
    }

    /**
     * Sets all bytes except the last to {@code value}. The last becomes the byte, 0..95, that makes the sum 0 (clause
     * S6.1).
     *
     * @param dst not read-only
     * @param value 0..255, even if {@code dst} is empty
     */
    public static void fill(MemorySegment dst, int value) {
        requireWritable(dst);
        Require.byteValue("value", value);
        long last = dst.byteSize() - 1;
        if (last >= 0) {
            try {
                dst.asSlice(0, last).fill((byte) value);
                dst.set(ValueLayout.JAVA_BYTE, last, FillRule.lastByte(value, last + 1));
            } catch (InternalError e) {
                throw Mapped.truncated(e);
            }
        }
    }

    /**
     * Returns the sum of the old bytes, 0..95, and fills like {@link #fill}, in one pass.
     *
     * @param dst not read-only
     * @param value 0..255
     */
    public static int sumAndFill(MemorySegment dst, int value) {
        requireWritable(dst);
        Require.byteValue("value", value);
        try {
            return (int) (OnePass.fill(dst, value) % Limits.MODULUS);
        } catch (InternalError e) {
            throw Mapped.truncated(e);
        }
    }

    /**
     * Copies {@code src} to {@code dst}, of the same length, if {@code src} is conserved (clause S7.1). Both may
     * overlap, and may be of different kinds (clause S7.3).
     *
     * @throws AtlasException INVALID if the lengths differ or {@code dst} is read-only; CONSERVATION if the sum of
     *     {@code src} is not 0. In both cases no byte of {@code dst} is written (clause S7.2)
     */
    public static void copy(MemorySegment src, MemorySegment dst) {
        copy(src, dst, Validation.FULL);
    }

    /** Copies {@code src} to {@code dst}. With MINIMAL, it does not check whether {@code src} is conserved. */
    public static void copy(MemorySegment src, MemorySegment dst, Validation validation) {
        requireCopyable(src, dst);
        Require.present("validation", validation);
        if (validation == Validation.FULL) {
            Require.conserved(sum(src));
        }
        try {
            MemorySegment.copy(src, 0, dst, 0, src.byteSize());
        } catch (InternalError e) {
            throw Mapped.truncated(e);
        }
    }

    /**
     * Returns the sum of {@code src}, 0..95, and copies it to {@code dst}, of the same length and writable, whatever
     * its sum is. This takes one pass unless both overlap. The sum is that of {@code src} before the call.
     */
    public static int sumAndCopy(MemorySegment src, MemorySegment dst) {
        requireCopyable(src, dst);
        if (src.heapBase().orElse(null) instanceof byte[] from && dst.heapBase().orElse(null) instanceof byte[] to) {
            return Conservation.sumAndCopy(from, (int) src.address(), to, (int) dst.address(), (int) src.byteSize());
        }
        try {
            return (int) (OnePass.copy(src, dst) % Limits.MODULUS);
        } catch (InternalError e) {
            throw Mapped.truncated(e);
        }
    }

    /**
     * Returns the flat witness, with timestamp 0 and flags 0 (clause S11.1).
     *
     * @throws AtlasException INVALID, also if there are no bytes (clause S11.2)
     */
    public static Witness flat(MemorySegment data) {
        return Witnesses.flat(region(data));
    }

    /**
     * Returns normally if the data have the length, digest and resonance of the witness, checked in this order (clause
     * S11.3).
     *
     * @throws AtlasException as {@link Witnesses#verify(byte[], Witness)}
     */
    public static void verify(MemorySegment data, Witness witness) {
        Witnesses.verify(region(data), witness);
    }

    /**
     * Returns the tree over leaves of {@code 2^leafLog2} bytes (clause S12.2). If you need only the witness of a region
     * whose tree would be too large, use {@link Witnesses#treeWitness(Region, int)} of {@link #region}, which takes
     * almost no memory.
     *
     * @param leafLog2 8..16
     * @throws AtlasException as {@link WitnessTree#of(Region, int)}
     */
    public static WitnessTree tree(MemorySegment data, int leafLog2) {
        return WitnessTree.of(region(data), leafLog2);
    }

    private static long total(Region region) {
        return region.length() >= Parallel.MIN_BYTES && region.isShared()
                ? Parallel.sum(region.length(), region::total)
                : region.total(0, region.length());
    }

    private static void requireCopyable(MemorySegment src, MemorySegment dst) {
        Require.present("src", src);
        requireWritable(dst);
        Require.sameLength("src", src.byteSize(), "dst", dst.byteSize());
    }

    private static void requireWritable(MemorySegment dst) {
        Require.present("dst", dst);
        if (dst.isReadOnly()) {
            throw Require.invalid("dst must be writable, got a read-only segment");
        }
    }
}
