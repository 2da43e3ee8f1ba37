package dev.atlasl2;

import dev.atlasl2.internal.FillRule;
import dev.atlasl2.internal.Mapped;
import dev.atlasl2.internal.Parallel;
import dev.atlasl2.internal.Require;
import dev.atlasl2.kernel.CurrentKernel;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The stateless operations over {@code byte[]} and {@link ByteBuffer}: sum, checks, delta, fill and copy (clauses S2,
 * S4, S5, S6 and S7). Bytes are unsigned. A sum is 0..95 and exact for every length.
 *
 * <p>Thread-safe: calls may run at the same time on the same bytes if no thread writes them. Sums of 32 MiB and more
 * are split over the common pool. Every method throws {@link AtlasException} with INVALID for null, for a range that
 * leaves its array, and for an argument outside its range. It throws MEMORY if a buffer maps a file that was truncated
 * in the meantime. Each method documents what else it throws.
 *
 * {@snippet file="dev/atlasl2/ExamplesTest.java" region="conservation"}
 */
public final class Conservation {
    private Conservation() {}

    // ---- sum

    /** Returns the sum of all bytes, 0..95; 0 if there are none (clauses S2.1 and S2.2). */
    public static int sum(byte[] data) {
        Require.present("data", data);
        return reduce(total(data, 0, data.length));
    }

    /**
     * Returns the sum of a range.
     *
     * @param offset 0 to {@code data.length - length}
     */
    public static int sum(byte[] data, int offset, int length) {
        Require.within("data", data, "offset", offset, length);
        return reduce(total(data, offset, length));
    }

    /** Returns the sum of the remaining bytes. */
    public static int sum(ByteBuffer data) {
        Require.present("data", data);
        return reduce(total(data));
    }

    // ---- check

    /** Returns whether the sum is 0; true if there are no bytes (clause S4.1). */
    public static boolean check(byte[] data) {
        return sum(data) == 0;
    }

    /** Returns whether the sum of a range is 0. */
    public static boolean check(byte[] data, int offset, int length) {
        return sum(data, offset, length) == 0;
    }

    /** Returns whether the sum of the remaining bytes is 0. */
    public static boolean check(ByteBuffer data) {
        return sum(data) == 0;
    }

    /** Returns the check of a window of 1..1,048,576 bytes; other lengths are refused (clause S4.2). */
    public static boolean windowCheck(byte[] data) {
        Require.present("data", data);
        Require.window("length of data", data.length);
        return check(data);
    }

    /** Returns the check of a range that is a window of 1..1,048,576 bytes. */
    public static boolean windowCheck(byte[] data, int offset, int length) {
        Require.within("data", data, "offset", offset, length);
        Require.window("length", length);
        return check(data, offset, length);
    }

    /** Returns the check of remaining bytes that are a window of 1..1,048,576 bytes. */
    public static boolean windowCheck(ByteBuffer data) {
        Require.present("data", data);
        Require.window("length of data", data.remaining());
        return check(data);
    }

    /**
     * Returns whether every window of {@code window} consecutive bytes is conserved, in one pass (clause S4.3).
     *
     * @param window 1 or more; if it is above the length, it means the whole region (clause S4.4)
     */
    public static boolean slidingCheck(byte[] data, long window) {
        Require.present("data", data);
        return slidingCheck(data, 0, data.length, window);
    }

    /** Returns whether every window of {@code window} consecutive bytes of a range is conserved. */
    public static boolean slidingCheck(byte[] data, int offset, int length, long window) {
        Require.within("data", data, "offset", offset, length);
        Require.range("window", window, 1, Long.MAX_VALUE);
        return SlidingCheck.check(Region.of(data, offset, length), window);
    }

    /** Returns whether every window of {@code window} consecutive remaining bytes is conserved. */
    public static boolean slidingCheck(ByteBuffer data, long window) {
        Require.present("data", data);
        Require.range("window", window, 1, Long.MAX_VALUE);
        return SlidingCheck.check(Region.of(data), window);
    }

    /** Returns whether every window of {@code window} consecutive bytes of a region is conserved. */
    public static boolean slidingCheck(Region data, long window) {
        Require.present("data", data);
        Require.range("window", window, 1, Long.MAX_VALUE);
        return SlidingCheck.check(data, window);
    }

    // ---- delta

    /** Returns {@code (sum(after) - sum(before)) mod 96}, 0..95, of two regions of equal length (clause S5.1). */
    public static int delta(byte[] before, byte[] after) {
        requireEqualLengths("before", before, "after", after);
        return Math.floorMod(sum(after) - sum(before), Limits.MODULUS);
    }

    /** Returns the delta of two buffers with the same number of remaining bytes. */
    public static int delta(ByteBuffer before, ByteBuffer after) {
        Require.present("before", before);
        Require.present("after", after);
        Require.sameLength("before", before.remaining(), "after", after.remaining());
        return Math.floorMod(sum(after) - sum(before), Limits.MODULUS);
    }

    /**
     * Returns the new sum of a region after one of its bytes changed from old to new (clause S5.2).
     *
     * @param sum of the region before the change, 0..95
     * @param oldByte 0..255
     * @param newByte 0..255
     */
    public static int deltaByte(int sum, int oldByte, int newByte) {
        Require.residue("sum", sum);
        Require.byteValue("oldByte", oldByte);
        Require.byteValue("newByte", newByte);
        return Math.floorMod(sum + newByte - oldByte, Limits.MODULUS);
    }

    /**
     * Returns the new sum of a region after its bytes {@code oldBytes} became {@code newBytes} (clause S5.3).
     *
     * @param sum of the region before the change, 0..95
     * @param newBytes as many as {@code oldBytes}; if both are empty, the sum does not change
     */
    public static int deltaRange(int sum, byte[] oldBytes, byte[] newBytes) {
        Require.residue("sum", sum);
        requireEqualLengths("oldBytes", oldBytes, "newBytes", newBytes);
        return Math.floorMod(sum + sum(newBytes) - sum(oldBytes), Limits.MODULUS);
    }

    // ---- fill

    /**
     * Sets all bytes except the last to {@code value}. The last becomes the byte, 0..95, that makes the sum 0 (clause
     * S6.1).
     *
     * @param value 0..255, even if {@code dst} is empty
     */
    public static void fill(byte[] dst, int value) {
        Require.present("dst", dst);
        fill(dst, 0, dst.length, value);
    }

    /** Fills a range; nothing outside of it is written (clause S6.5). */
    public static void fill(byte[] dst, int offset, int length, int value) {
        Require.within("dst", dst, "offset", offset, length);
        Require.byteValue("value", value);
        if (length > 0) {
            int last = offset + length - 1;
            Arrays.fill(dst, offset, last, (byte) value);
            dst[last] = FillRule.lastByte(value, length);
        }
    }

    /** Fills the remaining bytes of a buffer, which must not be read-only. */
    public static void fill(ByteBuffer dst, int value) {
        requireWritable(dst);
        Require.byteValue("value", value);
        if (dst.hasArray()) {
            fill(dst.array(), dst.arrayOffset() + dst.position(), dst.remaining(), value);
        } else {
            BufferFill.fill(dst, value);
        }
    }

    /**
     * Returns the sum of the old bytes, 0..95, and fills like {@link #fill(byte[], int)}, in one pass.
     *
     * @param value 0..255
     */
    public static int sumAndFill(byte[] dst, int value) {
        Require.present("dst", dst);
        return sumAndFill(dst, 0, dst.length, value);
    }

    /** Returns the sum of the old bytes of a range, and fills it. */
    public static int sumAndFill(byte[] dst, int offset, int length, int value) {
        Require.within("dst", dst, "offset", offset, length);
        Require.byteValue("value", value);
        return reduce(BufferFill.totalAndFill(dst, offset, length, value));
    }

    /** Returns the sum of the old remaining bytes of a buffer, which must not be read-only, and fills them. */
    public static int sumAndFill(ByteBuffer dst, int value) {
        requireWritable(dst);
        Require.byteValue("value", value);
        return reduce(
                dst.hasArray()
                        ? BufferFill.totalAndFill(
                                dst.array(), dst.arrayOffset() + dst.position(), dst.remaining(), value)
                        : BufferFill.totalAndFill(dst, value));
    }

    // ---- copy

    /**
     * Copies {@code src} to {@code dst}, of the same length, if {@code src} is conserved (clause S7.1).
     *
     * @throws AtlasException INVALID if the lengths differ; CONSERVATION if the sum of {@code src} is not 0. In
     *     both cases no byte of {@code dst} is written (clause S7.2)
     */
    public static void copy(byte[] src, byte[] dst) {
        copy(src, dst, Validation.FULL);
    }

    /** Copies {@code src} to {@code dst}. With MINIMAL, it does not check whether {@code src} is conserved. */
    public static void copy(byte[] src, byte[] dst, Validation validation) {
        requireEqualLengths("src", src, "dst", dst);
        copy(src, 0, dst, 0, src.length, validation);
    }

    /**
     * Copies a range if it is conserved. The order of arguments, and the result if the ranges overlap, are those of
     * {@link System#arraycopy} (clause S7.3).
     *
     * @throws AtlasException INVALID; CONSERVATION if the sum of the source range is not 0
     */
    public static void copy(byte[] src, int srcOffset, byte[] dst, int dstOffset, int length) {
        copy(src, srcOffset, dst, dstOffset, length, Validation.FULL);
    }

    /** Copies a range. With MINIMAL, it does not check whether the range is conserved. */
    public static void copy(byte[] src, int srcOffset, byte[] dst, int dstOffset, int length, Validation validation) {
        Require.within("src", src, "srcOffset", srcOffset, length);
        Require.within("dst", dst, "dstOffset", dstOffset, length);
        Require.present("validation", validation);
        if (validation == Validation.FULL) {
            Require.conserved(reduce(total(src, srcOffset, length)));
        }
        System.arraycopy(src, srcOffset, dst, dstOffset, length);
    }

    /**
     * Copies the remaining bytes of {@code src} over those of {@code dst}, which must be of the same number. Views of
     * the same memory may overlap.
     *
     * @throws AtlasException INVALID, also if {@code dst} is read-only; CONSERVATION if the sum of {@code src} is
     *     not 0
     */
    public static void copy(ByteBuffer src, ByteBuffer dst) {
        copy(src, dst, Validation.FULL);
    }

    /**
     * Copies the remaining bytes of {@code src} over those of {@code dst}. With MINIMAL, it does not check whether they
     * are conserved.
     */
    public static void copy(ByteBuffer src, ByteBuffer dst, Validation validation) {
        requireCopyable(src, dst);
        Require.present("validation", validation);
        if (validation == Validation.FULL) {
            Require.conserved(reduce(total(src)));
        }
        put(dst, src);
    }

    /**
     * Returns the sum of {@code src}, 0..95, and copies it to {@code dst}, of the same length, whatever its sum is.
     * This takes one pass unless the ranges overlap. The sum is that of {@code src} before the call.
     */
    public static int sumAndCopy(byte[] src, byte[] dst) {
        requireEqualLengths("src", src, "dst", dst);
        return sumAndCopy(src, 0, dst, 0, src.length);
    }

    /**
     * Returns the sum of a range and copies it, whatever its sum is. The ranges may overlap, as in {@link
     * System#arraycopy}.
     */
    public static int sumAndCopy(byte[] src, int srcOffset, byte[] dst, int dstOffset, int length) {
        Require.within("src", src, "srcOffset", srcOffset, length);
        Require.within("dst", dst, "dstOffset", dstOffset, length);
        if (src != dst || Math.abs(srcOffset - dstOffset) >= length) {
            return reduce(CurrentKernel.get().copy(src, srcOffset, dst, dstOffset, length));
        }
        int sum = reduce(total(src, srcOffset, length));
        System.arraycopy(src, srcOffset, dst, dstOffset, length);
        return sum;
    }

    /**
     * Returns the sum of the remaining bytes of {@code src}, and copies them over those of {@code dst}, whatever their
     * sum is. The buffers must have the same number of remaining bytes, and {@code dst} must be writable. This takes
     * one pass between arrays. Views of the same memory may overlap.
     */
    public static int sumAndCopy(ByteBuffer src, ByteBuffer dst) {
        requireCopyable(src, dst);
        if (src.hasArray() && dst.hasArray()) {
            return sumAndCopy(
                    src.array(),
                    src.arrayOffset() + src.position(),
                    dst.array(),
                    dst.arrayOffset() + dst.position(),
                    src.remaining());
        }
        int sum = reduce(total(src));
        put(dst, src);
        return sum;
    }

    private static long total(byte[] data, int offset, int length) {
        return length < Parallel.MIN_BYTES
                ? CurrentKernel.get().total(data, offset, length)
                : Parallel.sum(length, (at, count) -> CurrentKernel.get().total(data, offset + (int) at, (int) count));
    }

    private static long total(ByteBuffer data) {
        return data.hasArray()
                ? total(data.array(), data.arrayOffset() + data.position(), data.remaining())
                : CurrentKernel.get().total(data, data.position(), data.remaining());
    }

    private static void put(ByteBuffer dst, ByteBuffer src) {
        try {
            // The absolute form copies as if through a third buffer if both share memory.
            dst.put(dst.position(), src, src.position(), src.remaining());
        } catch (InternalError e) {
            throw Mapped.truncated(e);
        }
    }

    private static int reduce(long total) {
        return (int) (total % Limits.MODULUS);
    }

    private static void requireEqualLengths(String name, byte[] one, String otherName, byte[] other) {
        Require.present(name, one);
        Require.present(otherName, other);
        Require.sameLength(name, one.length, otherName, other.length);
    }

    private static void requireCopyable(ByteBuffer src, ByteBuffer dst) {
        Require.present("src", src);
        requireWritable(dst);
        Require.sameLength("src", src.remaining(), "dst", dst.remaining());
    }

    private static void requireWritable(ByteBuffer dst) {
        Require.present("dst", dst);
        if (dst.isReadOnly()) {
            throw Require.invalid("dst must be writable, got a read-only buffer");
        }
    }
}
