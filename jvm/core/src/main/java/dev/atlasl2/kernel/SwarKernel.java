package dev.atlasl2.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time in a long (SIMD within a register), in a form that C2 turns into vector instructions by itself.
 *
 * <p>Three operations a word: {@code words} adds whole 16-bit lanes and wraps, {@code high} adds their high bytes. The low bytes' sum is
 * then {@code words - 256 x high} in each lane, exact as long as no lane of high bytes or of low bytes passes 65,535: 257 words.
 */
public final class SwarKernel implements Kernel {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long BYTES = 0x00ff00ff00ff00ffL;
    private static final long SHORTS = 0x0000ffff0000ffffL;
    /** 256 words: below the 257 that a lane holds, and a power of two, which keeps the inner loop's trip count constant. */
    private static final int BLOCK = 2048;

    @Override
    public String name() {
        return "swar";
    }

    @Override
    public long total(byte[] data, int offset, int length) {
        long total = 0;
        int end = offset + length;
        int i = offset;
        for (; end - i >= BLOCK; i += BLOCK) {
            total += block(data, i);
        }
        return total + rest(data, i, end);
    }

    /** A method of its own, so that C2 sees one counted loop and vectorises it. */
    private static long block(byte[] data, int from) {
        long words = 0;
        long high = 0;
        for (int j = 0; j < BLOCK; j += 8) {
            long word = (long) LONGS.get(data, from + j);
            words += word;
            high += word >>> 8 & BYTES;
        }
        return lanes(words, high);
    }

    /** Less than one block. The last word overlaps the one before it and is shifted so that no byte counts twice. */
    private static long rest(byte[] data, int from, int end) {
        int i = from;
        long words = 0;
        long high = 0;
        for (; end - i >= 8; i += 8) {
            long word = (long) LONGS.get(data, i);
            words += word;
            high += word >>> 8 & BYTES;
        }
        int left = end - i;
        if (left > 0 && end - from >= 8) {
            long word = (long) LONGS.get(data, end - 8) >>> 64 - 8 * left;
            words += word;
            high += word >>> 8 & BYTES;
            left = 0;
        }
        long total = lanes(words, high);
        for (; left > 0; left--) {
            total += data[end - left] & 0xff;
        }
        return total;
    }

    @Override
    public long total(ByteBuffer data, int offset, int length) {
        ByteBuffer view = data.duplicate().order(ByteOrder.LITTLE_ENDIAN); // own order: the caller's is left alone
        long total = 0;
        int end = offset + length;
        int i = offset;
        while (end - i >= 8) {
            int stop = i + Math.min(end - i & -8, BLOCK);
            long words = 0;
            long high = 0;
            for (; i < stop; i += 8) {
                long word = view.getLong(i);
                words += word;
                high += word >>> 8 & BYTES;
            }
            total += lanes(words, high);
        }
        for (; i < end; i++) {
            total += view.get(i) & 0xff;
        }
        return total;
    }

    /** Adds up the four lanes of low bytes and the four of high bytes. */
    private static long lanes(long words, long high) {
        long low = words - (high << 8);
        long pairs = (low & SHORTS) + (low >>> 16 & SHORTS) + (high & SHORTS) + (high >>> 16 & SHORTS);
        return (pairs & 0xffffffffL) + (pairs >>> 32);
    }
}
