package dev.atlasl2.vector;

import dev.atlasl2.kernel.SwarKernel;
import java.lang.constant.ConstantDescs;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums in vectors of one width. {@link VectorKernels} defines this class anew for each width, as a hidden class whose
 * class data is the species: to C2 a species must be a constant, and three copies of the source would differ in nothing
 * else. As it stands here the class is a template and is never initialised.
 *
 * <p>Three operations a vector: with v as lanes of 16 bits, {@code s += v; h += v >>> 8}. Then h is the total of the
 * high bytes, and {@code s - (h << 8)} that of the low ones: s may wrap, since all of it is arithmetic mod 2^16. Both
 * fit their lanes for up to 257 vectors, 255 x 257 being 2^16 - 1; a block has 256, and what is left of a region has
 * fewer.
 *
 * <p>All vectors live in the method of their loop: one that is handed to a method that C2 does not inline is boxed, and
 * 115 GB/s become 6 (Zen 4, JDK 25). That is why the two loops, over arrays and over segments, are written out.
 */
final class VectorKernel implements SegmentKernel {
    private static final VectorSpecies<Byte> BYTES = species();
    private static final VectorSpecies<Short> SHORTS = BYTES.withLanes(short.class);
    private static final VectorSpecies<Integer> INTS = BYTES.withLanes(int.class);
    private static final ByteOrder ORDER = ByteOrder.nativeOrder(); // of no consequence to bytes
    private static final int WIDTH = BYTES.length();
    private static final int STEP = 4 * WIDTH;
    private static final int BLOCK = 64 * STEP;
    /**
     * The most that a loop is handed at once. A JVM that has just started boxes its vectors, at 0.4 GB/s, and gets away
     * from that only between calls: 2 GiB took 8 seconds in one call and take one in calls of this length (AVX2, JDK
     * 25). A total of so few bytes fits the int lanes, too.
     */
    private static final int CHUNK = 1 << 15;
    /** Shorter regions go faster without vectors; and the last load, which ends with the region, must begin in it. */
    private static final int LEAST = 64;
    /** Zeros, then ones: loaded from n on it keeps the last n bytes of a vector. */
    private static final byte[] KEEP = keep();
    /**
     * What the loop over segments is compiled for. It asks in its own method, so that an access is one load: where the
     * JVM has seen three kinds of segment and is not told which this is, 75 GB/s become 0.5 to 6.5 (Zen 4, JDK 25).
     */
    private static final Class<?> NATIVE = MemorySegment.NULL.getClass();

    VectorKernel() {}

    @SuppressWarnings("unchecked") // class data has no type parameter; VectorKernels gives species of bytes only
    private static VectorSpecies<Byte> species() {
        try {
            return MethodHandles.classData(MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, VectorSpecies.class);
        } catch (IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static byte[] keep() {
        byte[] keep = new byte[2 * WIDTH];
        Arrays.fill(keep, WIDTH, 2 * WIDTH, (byte) 0xff);
        return keep;
    }

    @Override
    public String name() {
        return "vector-" + BYTES.vectorBitSize();
    }

    @Override
    public long total(byte[] data, int offset, int length) {
        int at = offset;
        int end = offset + length;
        long total = 0;
        for (; end - at > CHUNK; at += CHUNK) {
            total += chunk(data, at, CHUNK);
        }
        return total + (end - at < LEAST ? SwarKernel.totalOfRest(data, at, end - at) : chunk(data, at, end - at));
    }

    /** @param length {@link #LEAST} to {@link #CHUNK} */
    private static int chunk(byte[] data, int offset, int length) {
        int at = offset;
        int end = offset + length;
        ShortVector zero = ShortVector.zero(SHORTS);
        IntVector sums = IntVector.zero(INTS);
        while (end - at > STEP) {
            ShortVector s0 = zero, s1 = zero, s2 = zero, s3 = zero;
            ShortVector h0 = zero, h1 = zero, h2 = zero, h3 = zero;
            // Four by hand: left to C2 it becomes sixteen, whose loads are so far apart that DRAM gives 8 GB/s, not 24.
            for (int next = at + Math.min(BLOCK, (end - at - 1) / STEP * STEP); at < next; at += STEP) {
                ShortVector v0 = ByteVector.fromArray(BYTES, data, at).reinterpretAsShorts();
                ShortVector v1 = ByteVector.fromArray(BYTES, data, at + WIDTH).reinterpretAsShorts();
                ShortVector v2 = ByteVector.fromArray(BYTES, data, at + 2 * WIDTH).reinterpretAsShorts();
                ShortVector v3 = ByteVector.fromArray(BYTES, data, at + 3 * WIDTH).reinterpretAsShorts();
                s0 = s0.add(v0);
                h0 = h0.add(v0.lanewise(VectorOperators.LSHR, 8));
                s1 = s1.add(v1);
                h1 = h1.add(v1.lanewise(VectorOperators.LSHR, 8));
                s2 = s2.add(v2);
                h2 = h2.add(v2.lanewise(VectorOperators.LSHR, 8));
                s3 = s3.add(v3);
                h3 = h3.add(v3.lanewise(VectorOperators.LSHR, 8));
            }
            ShortVector high = h0.add(h1).add(h2.add(h3));
            IntVector h = high.reinterpretAsInts();
            IntVector l = s0.add(s1).add(s2.add(s3)).sub(high.lanewise(VectorOperators.LSHL, 8)).reinterpretAsInts();
            sums = sums.add(l.and(0xffff).add(l.lanewise(VectorOperators.LSHR, 16)))
                    .add(h.and(0xffff).add(h.lanewise(VectorOperators.LSHR, 16)));
        }
        ShortVector s = zero;
        ShortVector high = zero;
        for (; end - at > WIDTH; at += WIDTH) {
            ShortVector v = ByteVector.fromArray(BYTES, data, at).reinterpretAsShorts();
            s = s.add(v);
            high = high.add(v.lanewise(VectorOperators.LSHR, 8));
        }
        // The last 1..WIDTH bytes: a load that ends with them, less what came before them.
        ShortVector v = ByteVector.fromArray(BYTES, data, end - WIDTH)
                .and(ByteVector.fromArray(BYTES, KEEP, end - at)).reinterpretAsShorts();
        s = s.add(v);
        high = high.add(v.lanewise(VectorOperators.LSHR, 8));
        IntVector h = high.reinterpretAsInts();
        IntVector l = s.sub(high.lanewise(VectorOperators.LSHL, 8)).reinterpretAsInts();
        return sums.add(l.and(0xffff).add(l.lanewise(VectorOperators.LSHR, 16)))
                .add(h.and(0xffff).add(h.lanewise(VectorOperators.LSHR, 16))).reduceLanes(VectorOperators.ADD);
    }

    @Override
    public long total(ByteBuffer data, int index, int length) {
        return data.hasArray()
                ? total(data.array(), data.arrayOffset() + index, length)
                : total(MemorySegment.ofBuffer(data.duplicate().position(0)), index, length);
    }

    @Override
    public long total(MemorySegment data, long offset, long length) {
        if (data.getClass() != NATIVE) {
            return CopiedTotal.of(this, data, offset, length);
        }
        long at = offset;
        long end = offset + length;
        long total = 0;
        for (; end - at >= STEP; at += wholeSteps(end - at)) {
            total += chunk(data, at, wholeSteps(end - at));
        }
        return total + CopiedTotal.of(this, data, at, end - at);
    }

    private static int wholeSteps(long left) {
        return (int) Math.min(CHUNK, left / STEP * STEP);
    }

    /** @param length a multiple of {@link #STEP}, at most {@link #CHUNK} */
    private static int chunk(MemorySegment data, long offset, int length) {
        if (data.getClass() != NATIVE) {
            throw new AssertionError(data.getClass());
        }
        int at = 0;
        ShortVector zero = ShortVector.zero(SHORTS);
        IntVector sums = IntVector.zero(INTS);
        while (at < length) {
            ShortVector s0 = zero, s1 = zero, s2 = zero, s3 = zero;
            ShortVector h0 = zero, h1 = zero, h2 = zero, h3 = zero;
            // Counts in int: C2 makes less of loops that count in long.
            for (int next = Math.min(at + BLOCK, length); at < next; at += STEP) {
                long i = offset + at;
                ShortVector v0 = ByteVector.fromMemorySegment(BYTES, data, i, ORDER).reinterpretAsShorts();
                ShortVector v1 = ByteVector.fromMemorySegment(BYTES, data, i + WIDTH, ORDER).reinterpretAsShorts();
                ShortVector v2 = ByteVector.fromMemorySegment(BYTES, data, i + 2 * WIDTH, ORDER).reinterpretAsShorts();
                ShortVector v3 = ByteVector.fromMemorySegment(BYTES, data, i + 3 * WIDTH, ORDER).reinterpretAsShorts();
                s0 = s0.add(v0);
                h0 = h0.add(v0.lanewise(VectorOperators.LSHR, 8));
                s1 = s1.add(v1);
                h1 = h1.add(v1.lanewise(VectorOperators.LSHR, 8));
                s2 = s2.add(v2);
                h2 = h2.add(v2.lanewise(VectorOperators.LSHR, 8));
                s3 = s3.add(v3);
                h3 = h3.add(v3.lanewise(VectorOperators.LSHR, 8));
            }
            ShortVector high = h0.add(h1).add(h2.add(h3));
            IntVector h = high.reinterpretAsInts();
            IntVector l = s0.add(s1).add(s2.add(s3)).sub(high.lanewise(VectorOperators.LSHL, 8)).reinterpretAsInts();
            sums = sums.add(l.and(0xffff).add(l.lanewise(VectorOperators.LSHR, 16)))
                    .add(h.and(0xffff).add(h.lanewise(VectorOperators.LSHR, 16)));
        }
        return sums.reduceLanes(VectorOperators.ADD);
    }
}
