package dev.atlasl2.harness.floor;

import dev.atlasl2.spec.Limits;
import dev.atlasl2.vectors.Recipe;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bytes of a bench, and their changes before each run (spec/PROTOCOL.md, Benches). A part is moved and another part
 * is mixed with a mask; where and how long they are depends on all answers so far. The sum is updated by the bytes that
 * change, which is the cheapest way and takes half as many reads as a new sum.
 */
final class BenchData {
    /** Bytes of a word. */
    private static final int WORD = Long.BYTES;

    private static final int GOLDEN = 0x9e3779b9;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long EVEN_BYTES = 0x00ff00ff00ff00ffL;
    /** A lane of 16 bits holds 128 times two bytes: 128 x 510 = 65,280. */
    private static final int WORDS_BEFORE_A_CARRY = 128;

    private record Fresh(byte[] bytes, byte[] mask, int sum) {}

    private static final Map<Integer, Fresh> FRESH = new ConcurrentHashMap<>();

    private final byte[] bytes;
    private final byte[] mask;
    private int sum;

    /** @param size bytes, at least 1 */
    BenchData(int size) {
        Fresh fresh = FRESH.computeIfAbsent(size, BenchData::fresh);
        bytes = fresh.bytes.clone();
        mask = fresh.mask;
        sum = fresh.sum;
    }

    private static Fresh fresh(int size) {
        byte[] bytes = Recipe.random(1, size).expand();
        bytes[size - 1] = 0;
        bytes[size - 1] = lacking(sumOf(bytes, 0, size));
        return new Fresh(bytes, Recipe.random(2, size).expand(), sumOf(bytes, 0, size));
    }

    /** Changes them as the value of the chain determines. */
    void change(int acc) {
        int words = bytes.length / WORD;
        int h = acc * GOLDEN;
        int count = words / 16 + (int) ((long) (h >>> 24) * words / 2048);
        int places = words - count + 1;
        int length = count * WORD;
        int to = Integer.remainderUnsigned(acc >>> 8, places) * WORD;
        sum -= sumOf(bytes, to, length);
        System.arraycopy(bytes, Integer.remainderUnsigned(h, places) * WORD, bytes, to, length);
        sum += sumOf(bytes, to, length);
        int at = Integer.remainderUnsigned(h >>> 8, places) * WORD;
        sum -= sumOf(bytes, at, length);
        for (int i = at; i < at + length; i += WORD) {
            WORDS.set(bytes, i, (long) WORDS.get(bytes, i) ^ (long) WORDS.get(mask, i));
        }
        sum += sumOf(bytes, at, length);
        int flipped = Integer.remainderUnsigned(acc, bytes.length);
        sum -= Byte.toUnsignedInt(bytes[flipped]);
        bytes[flipped] ^= (byte) (acc >>> 24);
        sum += Byte.toUnsignedInt(bytes[flipped]);
        sum = Math.floorMod(sum, Limits.MODULUS);
    }

    /** Sets the last byte so that the sum is 0. */
    void conserve() {
        int last = bytes.length - 1;
        bytes[last] = lacking(Math.floorMod(sum - Byte.toUnsignedInt(bytes[last]), Limits.MODULUS));
        sum = 0;
    }

    /** Returns the sum, 0..95. */
    int sum() {
        return sum;
    }

    /** Returns the bytes themselves: they change with the next {@link #change}. */
    byte[] bytes() {
        return bytes;
    }

    private static byte lacking(int others) {
        return (byte) ((Limits.MODULUS - others) % Limits.MODULUS);
    }

    /** Returns the sum of a part, 0..95. */
    private static int sumOf(byte[] bytes, int from, int length) {
        int at = from;
        long total = 0;
        for (int end = from + length / WORD * WORD; at < end; ) {
            long lanes = 0;
            for (int stop = Math.min(end, at + WORDS_BEFORE_A_CARRY * WORD); at < stop; at += WORD) {
                long word = (long) WORDS.get(bytes, at);
                lanes += (word & EVEN_BYTES) + (word >>> 8 & EVEN_BYTES);
            }
            total += (lanes & 0xffff) + (lanes >>> 16 & 0xffff) + (lanes >>> 32 & 0xffff) + (lanes >>> 48);
        }
        for (; at < from + length; at++) {
            total += Byte.toUnsignedInt(bytes[at]);
        }
        return (int) (total % Limits.MODULUS);
    }
}
