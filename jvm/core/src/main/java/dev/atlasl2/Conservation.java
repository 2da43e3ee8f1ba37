package dev.atlasl2;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import java.nio.ByteBuffer;

/**
 * Sums, checks, deltas, fills and copies of conserved memory (clauses S2 and S4 to S7).
 *
 * <p>Every operation takes a whole array, a range of one, or the remaining bytes of a buffer of any kind and order. Sums and deltas are
 * residues, 0..95. Thread-safe as far as nobody writes the bytes meanwhile; if somebody does, the answer is that of some mixture.
 */
public final class Conservation {
    private Conservation() {}

    // ---- sum (S2)

    /**
     * Returns the sum of the unsigned bytes mod 96 (clause S2.1); 0 for none.
     *
     * @throws AtlasException INVALID where {@code data} is null
     */
    public static int sum(byte[] data) {
        return Region.of(data, "data").sum();
    }

    /**
     * Returns the sum of a range (clause S2.1).
     *
     * @throws AtlasException INVALID where {@code data} is null or the range does not lie within it
     */
    public static int sum(byte[] data, int offset, int length) {
        return Region.of(data, offset, length, "data").sum();
    }

    /**
     * Returns the sum of the remaining bytes (clause S2.1).
     *
     * @throws AtlasException INVALID where {@code data} is null
     */
    public static int sum(ByteBuffer data) {
        return Region.of(data, "data").sum();
    }

    // ---- checks (S4)

    /**
     * Says whether the region is conserved, its sum 0 (clause S4.1); true for no bytes.
     *
     * @throws AtlasException INVALID where {@code data} is null
     */
    public static boolean check(byte[] data) {
        return sum(data) == 0;
    }

    /**
     * Says whether a range is conserved (clause S4.1).
     *
     * @throws AtlasException INVALID where {@code data} is null or the range does not lie within it
     */
    public static boolean check(byte[] data, int offset, int length) {
        return sum(data, offset, length) == 0;
    }

    /**
     * Says whether the remaining bytes are conserved (clause S4.1).
     *
     * @throws AtlasException INVALID where {@code data} is null
     */
    public static boolean check(ByteBuffer data) {
        return sum(data) == 0;
    }

    /**
     * Says whether a window of 1..1,048,576 bytes is conserved (clause S4.2).
     *
     * @throws AtlasException INVALID where {@code data} is null, empty or longer
     */
    public static boolean windowCheck(byte[] data) {
        return windowCheck(Region.of(data, "data"));
    }

    /**
     * Says whether a window that is a range of 1..1,048,576 bytes is conserved (clause S4.2).
     *
     * @throws AtlasException INVALID where {@code data} is null, or the range is empty, longer or not within it
     */
    public static boolean windowCheck(byte[] data, int offset, int length) {
        return windowCheck(Region.of(data, offset, length, "data"));
    }

    /**
     * Says whether a window of 1..1,048,576 remaining bytes is conserved (clause S4.2).
     *
     * @throws AtlasException INVALID where {@code data} is null, empty or longer
     */
    public static boolean windowCheck(ByteBuffer data) {
        return windowCheck(Region.of(data, "data"));
    }

    private static boolean windowCheck(Region data) {
        Require.between(data.length(), 1, Limits.MAX_WINDOW_BYTES, "length of data");
        return data.sum() == 0;
    }

    /**
     * Says whether every run of {@code window} neighbouring bytes is conserved (clauses S4.3 and S4.4). A window longer than the region is
     * the whole region.
     *
     * @param window bytes, 1 or more
     * @throws AtlasException INVALID where {@code data} is null or {@code window} is below 1
     */
    public static boolean slidingCheck(byte[] data, long window) {
        return slidingCheck(Region.of(data, "data"), window);
    }

    /**
     * Says whether every run of {@code window} neighbouring bytes of a range is conserved (clauses S4.3 and S4.4).
     *
     * @param window bytes, 1 or more
     * @throws AtlasException INVALID where {@code data} is null, the range does not lie within it or {@code window} is below 1
     */
    public static boolean slidingCheck(byte[] data, int offset, int length, long window) {
        return slidingCheck(Region.of(data, offset, length, "data"), window);
    }

    /**
     * Says whether every run of {@code window} neighbouring remaining bytes is conserved (clauses S4.3 and S4.4).
     *
     * @param window bytes, 1 or more
     * @throws AtlasException INVALID where {@code data} is null or {@code window} is below 1
     */
    public static boolean slidingCheck(ByteBuffer data, long window) {
        return slidingCheck(Region.of(data, "data"), window);
    }

    private static boolean slidingCheck(Region data, long window) {
        if (window < 1) {
            throw Require.invalid("window must be 1 or more, got " + window);
        }
        int first = (int) Math.min(window, data.length());
        Region head = Region.of(data.buffer().slice(0, first), "data");
        if (head.sum() != 0) {
            return false;
        }
        // Neighbouring windows differ by one byte in and one byte out: all are conserved if those are equal mod 96.
        for (int i = 0; i < data.length() - first; i++) {
            if ((data.get(i + first) - data.get(i)) % Limits.MODULUS != 0) {
                return false;
            }
        }
        return true;
    }

    // ---- delta (S5)

    /**
     * Returns (sum of {@code after} - sum of {@code before}) mod 96 (clause S5.1).
     *
     * @throws AtlasException INVALID where one is null or the lengths differ
     */
    public static int delta(byte[] before, byte[] after) {
        return delta(Region.of(before, "before"), Region.of(after, "after"));
    }

    /**
     * Returns (sum of {@code after} - sum of {@code before}) mod 96 over the remaining bytes (clause S5.1).
     *
     * @throws AtlasException INVALID where one is null or the lengths differ
     */
    public static int delta(ByteBuffer before, ByteBuffer after) {
        return delta(Region.of(before, "before"), Region.of(after, "after"));
    }

    private static int delta(Region before, Region after) {
        Require.sameLength(before.length(), "before", after.length(), "after");
        return Math.floorMod(after.sum() - before.sum(), Limits.MODULUS);
    }

    /**
     * Returns the sum after one byte went from {@code oldValue} to {@code newValue} (clause S5.2).
     *
     * @param sum the sum before, 0..95
     * @param oldValue 0..255
     * @param newValue 0..255
     * @throws AtlasException INVALID where one is outside its range
     */
    public static int deltaByte(int sum, int oldValue, int newValue) {
        Require.residue(sum, "sum");
        Require.byteValue(oldValue, "oldValue");
        Require.byteValue(newValue, "newValue");
        return Math.floorMod(sum + newValue - oldValue, Limits.MODULUS);
    }

    /**
     * Returns the sum after the bytes {@code oldBytes} became {@code newBytes} (clause S5.3).
     *
     * @param sum the sum before, 0..95
     * @throws AtlasException INVALID where {@code sum} is out of range, an array is null or the lengths differ
     */
    public static int deltaRange(int sum, byte[] oldBytes, byte[] newBytes) {
        Require.residue(sum, "sum");
        return Math.floorMod(sum + delta(Region.of(oldBytes, "oldBytes"), Region.of(newBytes, "newBytes")), Limits.MODULUS);
    }

    // ---- fill (S6)

    /**
     * Fills with {@code value} and sets the last byte so that the whole is conserved (clause S6.1).
     *
     * @param value 0..255
     * @throws AtlasException INVALID where {@code dst} is null or {@code value} out of range; nothing is written then
     */
    public static void fill(byte[] dst, int value) {
        fill(Region.of(dst, "dst"), value);
    }

    /**
     * Fills a range with {@code value} and sets its last byte so that the range is conserved (clause S6.1).
     *
     * @param value 0..255
     * @throws AtlasException INVALID where {@code dst} is null, the range does not lie within it or {@code value} is out of range; nothing
     *     is written then
     */
    public static void fill(byte[] dst, int offset, int length, int value) {
        fill(Region.of(dst, offset, length, "dst"), value);
    }

    /**
     * Fills the remaining bytes with {@code value} and sets the last so that they are conserved (clause S6.1).
     *
     * @param value 0..255
     * @throws AtlasException INVALID where {@code dst} is null or {@code value} out of range; nothing is written then
     * @throws java.nio.ReadOnlyBufferException where {@code dst} may only be read
     */
    public static void fill(ByteBuffer dst, int value) {
        fill(Region.of(writable(dst), "dst"), value);
    }

    private static void fill(Region dst, int value) {
        Require.byteValue(value, "value");
        int body = dst.length() - 1;
        if (body < 0) {
            return;
        }
        dst.fillWith(value, body);
        dst.set(body, lastByte(value, body));
    }

    /** The least byte that makes {@code body} bytes of {@code value} and itself conserved. The product passes 32 bits. */
    private static int lastByte(int value, int body) {
        return Math.floorMod(-((long) value * body), Limits.MODULUS);
    }

    // ---- copy (S7)

    /**
     * Copies a conserved region (clause S7). Overlapping regions are copied as if through a third.
     *
     * @throws AtlasException INVALID where one is null or the lengths differ; CONSERVATION where {@code src} is not conserved. Nothing is
     *     written then
     */
    public static void copy(byte[] src, byte[] dst) {
        Require.notNull(src, "src");
        Require.notNull(dst, "dst");
        Require.sameLength(src.length, "src", dst.length, "dst");
        copy(src, 0, dst, 0, src.length);
    }

    /**
     * Copies a conserved range, arguments as for {@link System#arraycopy} (clause S7).
     *
     * @throws AtlasException INVALID where one is null or a range does not lie within its array; CONSERVATION where the source range is not
     *     conserved. Nothing is written then
     */
    public static void copy(byte[] src, int srcOffset, byte[] dst, int dstOffset, int length) {
        Region source = Region.of(src, srcOffset, length, "src");
        Region.of(dst, dstOffset, length, "dst");
        requireConserved(source);
        System.arraycopy(src, srcOffset, dst, dstOffset, length);
    }

    /**
     * Copies the remaining bytes, conserved and as many on both sides (clause S7). Positions stay.
     *
     * @throws AtlasException INVALID where one is null or the numbers differ; CONSERVATION where the source is not conserved. Nothing is
     *     written then
     * @throws java.nio.ReadOnlyBufferException where {@code dst} may only be read
     */
    public static void copy(ByteBuffer src, ByteBuffer dst) {
        Require.notNull(src, "src");
        Require.notNull(dst, "dst");
        Require.sameLength(src.remaining(), "src", dst.remaining(), "dst");
        writable(dst);
        requireConserved(Region.of(src, "src"));
        dst.put(dst.position(), src, src.position(), src.remaining()); // the absolute bulk put copies overlapping memory as memmove does
    }

    private static void requireConserved(Region src) {
        int sum = src.sum();
        if (sum != 0) {
            throw new AtlasException(ErrorCode.CONSERVATION, "src must be conserved, its sum is " + sum);
        }
    }

    private static ByteBuffer writable(ByteBuffer dst) {
        if (dst != null && dst.isReadOnly()) {
            throw new java.nio.ReadOnlyBufferException();
        }
        return dst;
    }
}
