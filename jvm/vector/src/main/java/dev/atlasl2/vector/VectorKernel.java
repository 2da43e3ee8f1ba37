package dev.atlasl2.vector;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import dev.atlasl2.kernel.SwarKernel;
import java.lang.constant.ConstantDescs;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums in vectors of one width. {@link VectorKernels} defines this class again for each width, as a hidden class whose
 * class data is the species: to C2 a species must be a constant, and three copies of the source would differ in nothing
 * else. As it stands here the class is a template and is never initialised.
 *
 * <p>Three operations a vector: with v as lanes of 16 bits, {@code s += v; h += v >>> 8}. Then h is the total of the
 * high bytes, and {@code s - (h << 8)} that of the low ones: s may wrap, since all of it is arithmetic mod 2^16. Both
 * fit their lanes for up to 257 vectors, 255 x 257 being 2^16 - 1, and their sum fits them for up to 128.
 *
 * <p>Four vectors a step, by hand: left to C2 it becomes sixteen, whose loads are so far apart that DRAM gives 8 GB/s,
 * not 24. They share two pairs of sums: with four pairs and the shift counts C2 runs out of registers, and 75 GB/s
 * become 27 (Zen 3, JDK 25).
 *
 * <p>All vectors live in the method of their loop: one that is handed to a method that C2 does not inline is boxed, and
 * 115 GB/s become 6 (Zen 4, JDK 25). That is why the loops, over arrays, from array to array and over segments, are
 * written out. Two patterns are the same in each of them, and a comment with the name of the pattern stands at each copy:
 *
 * <ul>
 *   <li>THE FOLD: {@code s - (h << 8)} and {@code h} as lanes of 32 bits, even and odd halves added.
 *   <li>THE EPILOGUE: whole vectors, one by one, while more than one vector is left; then the last 1..WIDTH bytes, as the
 *       vector that ends with them, less the bytes that came before them.
 * </ul>
 */
final class VectorKernel implements SegmentKernel {
    private static final VectorSpecies<Byte> BYTES = species();
    private static final VectorSpecies<Short> SHORTS = BYTES.withLanes(short.class);
    private static final VectorSpecies<Integer> INTS = BYTES.withLanes(int.class);
    private static final ByteOrder ORDER = ByteOrder.nativeOrder(); // of no consequence to bytes
    private static final int WIDTH = BYTES.length();
    private static final int STEP = 4 * WIDTH;
    /** What short lanes take before they are added up: 248 vectors for each pair, and a rest of four at most. */
    private static final int BLOCK = 124 * STEP;
    /**
     * The most that a method takes at once. A JVM that has just started boxes its vectors, at 0.4 GB/s, and gets away
     * from that only between such chunks.
     */
    private static final int CHUNK = 4 * BLOCK;
    /** 128 vectors: one lane holds their high and low bytes, and a third of the steps adds the lanes up. */
    private static final int SMALL = 128 * WIDTH;
    /** Shorter regions go faster without vectors; and the last load, which ends with the region, must begin in it. */
    private static final int MIN_BYTES = 64;
    /** A line of the cache. A load that crosses from one to the next counts twice. */
    private static final int LINE = 64;
    /** Where an array's bytes begin in its object; large arrays begin on a line, as the collectors place them. */
    private static final int HEADER = 16;
    /** Zeros, then ones: loaded from n on it keeps the last n bytes of a vector. */
    private static final byte[] KEEP = keep();
    /**
     * What the loop over segments is compiled for: memory outside the heap, but no mapped file. It asks in its own
     * method, so that an access is one load: where the JVM has seen three kinds of segment and is not told which this
     * is, 75 GB/s become 0.5 to 6.5 (Zen 4, JDK 25). Mapped files are of a class of their own and stay out: should one
     * be truncated, a vector load from it ends the JVM, where the JDK's copy throws an InternalError (JDK 25).
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
        if (length > CHUNK) {
            // The first chunk ends where a line of a large array does: 64 KiB go 1.15 times as fast (Zen 3, JDK 25).
            int first = CHUNK - (offset + HEADER) % LINE;
            total = chunk(data, at, first);
            for (at += first; end - at > CHUNK; at += CHUNK) {
                total += chunk(data, at, CHUNK);
            }
        }
        int rest = end - at;
        if (rest > SMALL) {
            return total + chunk(data, at, rest);
        }
        return total + (rest < MIN_BYTES ? SwarKernel.totalOfRest(data, at, rest) : small(data, at, rest));
    }

    /** @param length {@link #MIN_BYTES} to {@link #SMALL} */
    private static int small(byte[] data, int offset, int length) {
        int at = offset;
        int end = offset + length;
        ShortVector s0 = ShortVector.zero(SHORTS), s1 = s0, h0 = s0, h1 = s0;
        for (int next = at + (length & -STEP); at < next; at += STEP) {
            ShortVector v0 = ByteVector.fromArray(BYTES, data, at).reinterpretAsShorts();
            ShortVector v1 = ByteVector.fromArray(BYTES, data, at + WIDTH).reinterpretAsShorts();
            ShortVector v2 = ByteVector.fromArray(BYTES, data, at + 2 * WIDTH).reinterpretAsShorts();
            ShortVector v3 = ByteVector.fromArray(BYTES, data, at + 3 * WIDTH).reinterpretAsShorts();
            s0 = s0.add(v0).add(v2);
            s1 = s1.add(v1).add(v3);
            h0 = h0.add(v0.lanewise(LSHR, 8)).add(v2.lanewise(LSHR, 8));
            h1 = h1.add(v1.lanewise(LSHR, 8)).add(v3.lanewise(LSHR, 8));
        }
        if (at < end) {
            // THE EPILOGUE
            for (; end - at > WIDTH; at += WIDTH) {
                ShortVector v = ByteVector.fromArray(BYTES, data, at).reinterpretAsShorts();
                s0 = s0.add(v);
                h0 = h0.add(v.lanewise(LSHR, 8));
            }
            ShortVector v = ByteVector.fromArray(BYTES, data, end - WIDTH)
                    .and(ByteVector.fromArray(BYTES, KEEP, end - at))
                    .reinterpretAsShorts();
            s1 = s1.add(v);
            h1 = h1.add(v.lanewise(LSHR, 8));
        }
        // THE FOLD, of one pair: both fit their lanes together
        ShortVector h = h0.add(h1);
        IntVector t = s0.add(s1).sub(h.lanewise(LSHL, 8)).add(h).reinterpretAsInts();
        return t.and(0xffff).add(t.lanewise(LSHR, 16)).reduceLanes(ADD);
    }

    /** @param length {@link #MIN_BYTES} to {@link #CHUNK} */
    private static int chunk(byte[] data, int offset, int length) {
        int at = offset;
        int end = offset + length;
        ShortVector zero = ShortVector.zero(SHORTS);
        IntVector sums = IntVector.zero(INTS);
        while (end - at >= STEP) {
            ShortVector s0 = zero, s1 = zero, h0 = zero, h1 = zero;
            for (int next = at + Math.min(BLOCK, (end - at) & -STEP); at < next; at += STEP) {
                ShortVector v0 = ByteVector.fromArray(BYTES, data, at).reinterpretAsShorts();
                ShortVector v1 = ByteVector.fromArray(BYTES, data, at + WIDTH).reinterpretAsShorts();
                ShortVector v2 =
                        ByteVector.fromArray(BYTES, data, at + 2 * WIDTH).reinterpretAsShorts();
                ShortVector v3 =
                        ByteVector.fromArray(BYTES, data, at + 3 * WIDTH).reinterpretAsShorts();
                s0 = s0.add(v0).add(v2);
                s1 = s1.add(v1).add(v3);
                h0 = h0.add(v0.lanewise(LSHR, 8)).add(v2.lanewise(LSHR, 8));
                h1 = h1.add(v1.lanewise(LSHR, 8)).add(v3.lanewise(LSHR, 8));
            }
            // THE FOLD
            IntVector a = s0.sub(h0.lanewise(LSHL, 8)).reinterpretAsInts();
            IntVector b = s1.sub(h1.lanewise(LSHL, 8)).reinterpretAsInts();
            IntVector c = h0.reinterpretAsInts();
            IntVector d = h1.reinterpretAsInts();
            IntVector even = a.and(0xffff).add(b.and(0xffff)).add(c.and(0xffff).add(d.and(0xffff)));
            IntVector odd = a.lanewise(LSHR, 16)
                    .add(b.lanewise(LSHR, 16))
                    .add(c.lanewise(LSHR, 16).add(d.lanewise(LSHR, 16)));
            sums = sums.add(even.add(odd));
        }
        if (at < end) {
            ShortVector s = zero;
            ShortVector h = zero;
            // THE EPILOGUE
            for (; end - at > WIDTH; at += WIDTH) {
                ShortVector v = ByteVector.fromArray(BYTES, data, at).reinterpretAsShorts();
                s = s.add(v);
                h = h.add(v.lanewise(LSHR, 8));
            }
            ShortVector v = ByteVector.fromArray(BYTES, data, end - WIDTH)
                    .and(ByteVector.fromArray(BYTES, KEEP, end - at))
                    .reinterpretAsShorts();
            s = s.add(v);
            h = h.add(v.lanewise(LSHR, 8));
            // THE FOLD, of one pair
            IntVector t = s.sub(h.lanewise(LSHL, 8)).add(h).reinterpretAsInts();
            sums = sums.add(t.and(0xffff).add(t.lanewise(LSHR, 16)));
        }
        return sums.reduceLanes(ADD);
    }

    @Override
    public long copy(byte[] src, int srcOffset, byte[] dst, int dstOffset, int length) {
        int at = srcOffset;
        int end = srcOffset + length;
        int shift = dstOffset - srcOffset;
        long total = 0;
        for (; end - at > BLOCK; at += BLOCK) {
            total += copyBlock(src, at, dst, shift, BLOCK);
        }
        int rest = end - at;
        if (rest >= MIN_BYTES) {
            return total + copyBlock(src, at, dst, shift, rest);
        }
        total += SwarKernel.totalOfRest(src, at, rest);
        System.arraycopy(src, at, dst, at + shift, rest);
        return total;
    }

    /** @param length {@link #MIN_BYTES} to {@link #BLOCK} */
    private static int copyBlock(byte[] src, int offset, byte[] dst, int shift, int length) {
        int at = offset;
        int end = offset + length;
        ShortVector s0 = ShortVector.zero(SHORTS), s1 = s0, h0 = s0, h1 = s0;
        for (int next = at + ((length - 1) & -STEP); at < next; at += STEP) {
            ByteVector x0 = ByteVector.fromArray(BYTES, src, at);
            ByteVector x1 = ByteVector.fromArray(BYTES, src, at + WIDTH);
            ByteVector x2 = ByteVector.fromArray(BYTES, src, at + 2 * WIDTH);
            ByteVector x3 = ByteVector.fromArray(BYTES, src, at + 3 * WIDTH);
            x0.intoArray(dst, at + shift);
            x1.intoArray(dst, at + shift + WIDTH);
            x2.intoArray(dst, at + shift + 2 * WIDTH);
            x3.intoArray(dst, at + shift + 3 * WIDTH);
            ShortVector v0 = x0.reinterpretAsShorts();
            ShortVector v1 = x1.reinterpretAsShorts();
            ShortVector v2 = x2.reinterpretAsShorts();
            ShortVector v3 = x3.reinterpretAsShorts();
            s0 = s0.add(v0).add(v2);
            s1 = s1.add(v1).add(v3);
            h0 = h0.add(v0.lanewise(LSHR, 8)).add(v2.lanewise(LSHR, 8));
            h1 = h1.add(v1.lanewise(LSHR, 8)).add(v3.lanewise(LSHR, 8));
        }
        // THE EPILOGUE
        for (; end - at > WIDTH; at += WIDTH) {
            ByteVector x = ByteVector.fromArray(BYTES, src, at);
            x.intoArray(dst, at + shift);
            ShortVector v = x.reinterpretAsShorts();
            s0 = s0.add(v);
            h0 = h0.add(v.lanewise(LSHR, 8));
        }
        ByteVector last = ByteVector.fromArray(BYTES, src, end - WIDTH);
        last.intoArray(dst, end - WIDTH + shift);
        ShortVector v = last.and(ByteVector.fromArray(BYTES, KEEP, end - at)).reinterpretAsShorts();
        s1 = s1.add(v);
        h1 = h1.add(v.lanewise(LSHR, 8));
        // THE FOLD
        IntVector a = s0.sub(h0.lanewise(LSHL, 8)).reinterpretAsInts();
        IntVector b = s1.sub(h1.lanewise(LSHL, 8)).reinterpretAsInts();
        IntVector c = h0.reinterpretAsInts();
        IntVector d = h1.reinterpretAsInts();
        IntVector even = a.and(0xffff).add(b.and(0xffff)).add(c.and(0xffff).add(d.and(0xffff)));
        IntVector odd = a.lanewise(LSHR, 16)
                .add(b.lanewise(LSHR, 16))
                .add(c.lanewise(LSHR, 16).add(d.lanewise(LSHR, 16)));
        return even.add(odd).reduceLanes(ADD);
    }

    @Override
    public long total(MemorySegment data, long offset, long length) {
        if (data.getClass() != NATIVE || length < MIN_BYTES) {
            return CopiedTotal.of(this, data, offset, length);
        }
        long at = offset;
        long end = offset + length;
        long total = 0;
        if (length > CHUNK) {
            int first = CHUNK - (int) ((data.address() + offset) & (LINE - 1)); // as in arrays
            total = chunk(data, at, first);
            for (at += first; end - at > CHUNK; at += CHUNK) {
                total += chunk(data, at, CHUNK);
            }
        }
        int rest = (int) (end - at);
        return total + (rest < MIN_BYTES ? CopiedTotal.of(this, data, at, rest) : chunk(data, at, rest));
    }

    /** @param length {@link #MIN_BYTES} to {@link #CHUNK} */
    private static int chunk(MemorySegment data, long offset, int length) {
        if (data.getClass() != NATIVE) {
            throw new AssertionError(data.getClass());
        }
        long at = offset;
        long end = offset + length;
        ShortVector zero = ShortVector.zero(SHORTS);
        IntVector sums = IntVector.zero(INTS);
        while (end - at >= STEP) {
            ShortVector s0 = zero, s1 = zero, h0 = zero, h1 = zero;
            for (long next = at + Math.min(BLOCK, (end - at) & -STEP); at < next; at += STEP) {
                ShortVector v0 =
                        ByteVector.fromMemorySegment(BYTES, data, at, ORDER).reinterpretAsShorts();
                ShortVector v1 = ByteVector.fromMemorySegment(BYTES, data, at + WIDTH, ORDER)
                        .reinterpretAsShorts();
                ShortVector v2 = ByteVector.fromMemorySegment(BYTES, data, at + 2L * WIDTH, ORDER)
                        .reinterpretAsShorts();
                ShortVector v3 = ByteVector.fromMemorySegment(BYTES, data, at + 3L * WIDTH, ORDER)
                        .reinterpretAsShorts();
                s0 = s0.add(v0).add(v2);
                s1 = s1.add(v1).add(v3);
                h0 = h0.add(v0.lanewise(LSHR, 8)).add(v2.lanewise(LSHR, 8));
                h1 = h1.add(v1.lanewise(LSHR, 8)).add(v3.lanewise(LSHR, 8));
            }
            // THE FOLD
            IntVector a = s0.sub(h0.lanewise(LSHL, 8)).reinterpretAsInts();
            IntVector b = s1.sub(h1.lanewise(LSHL, 8)).reinterpretAsInts();
            IntVector c = h0.reinterpretAsInts();
            IntVector d = h1.reinterpretAsInts();
            IntVector even = a.and(0xffff).add(b.and(0xffff)).add(c.and(0xffff).add(d.and(0xffff)));
            IntVector odd = a.lanewise(LSHR, 16)
                    .add(b.lanewise(LSHR, 16))
                    .add(c.lanewise(LSHR, 16).add(d.lanewise(LSHR, 16)));
            sums = sums.add(even.add(odd));
        }
        if (at < end) {
            ShortVector s = zero;
            ShortVector h = zero;
            // THE EPILOGUE
            for (; end - at > WIDTH; at += WIDTH) {
                ShortVector v =
                        ByteVector.fromMemorySegment(BYTES, data, at, ORDER).reinterpretAsShorts();
                s = s.add(v);
                h = h.add(v.lanewise(LSHR, 8));
            }
            ShortVector v = ByteVector.fromMemorySegment(BYTES, data, end - WIDTH, ORDER)
                    .and(ByteVector.fromArray(BYTES, KEEP, (int) (end - at)))
                    .reinterpretAsShorts();
            s = s.add(v);
            h = h.add(v.lanewise(LSHR, 8));
            // THE FOLD, of one pair
            IntVector t = s.sub(h.lanewise(LSHL, 8)).add(h).reinterpretAsInts();
            sums = sums.add(t.and(0xffff).add(t.lanewise(LSHR, 16)));
        }
        return sums.reduceLanes(ADD);
    }
}
