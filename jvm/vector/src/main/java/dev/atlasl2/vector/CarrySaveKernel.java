package dev.atlasl2.vector;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums by carry-save adders (Harley and Seal), in vectors of 512 bits. An adder takes three vectors and returns two: the
 * sum, bit by bit, which is an XOR, and the carry, which is a majority. C2 makes one ternary instruction of either, so
 * eight vectors take 17 operations, where {@link VectorKernel} takes 24. Without such instructions, which processors
 * with narrower vectors do not have, an adder takes five operations, and nothing is won.
 *
 * <p>Each bit of a vector is a column of its own. In each column, {@code ones + 2 twos + 4 fours + 8 eights} is how many
 * bits were set so far, and the first three stay between 0 and 1. So the total of the bytes is that of ones, of twos
 * twice, of fours four times, and of every vector of eights eight times. The eights go into 16-bit lanes like the
 * vectors of {@link VectorKernel}: {@code s += e; h += e >>> 8}, and {@code s - (h << 8) + h} fits its lane for up to
 * 128 of them, 2 x 255 x 128 being less than 2^16.
 *
 * <p>As there, the loops are written out, and three patterns are the same in each of them:
 *
 * <ul>
 *   <li>THE ADDERS: seven of them, from eight vectors to one of eights.
 *   <li>THE EPILOGUE: whole vectors, one by one, while more than one vector is left; then the last 1..WIDTH bytes, as the
 *       vector that ends with them, less the bytes that came before them.
 *   <li>THE FOLD: a lane of 16 bits takes 510 from ones, 1,020 from twos, 2,040 from fours and 4,080 from the eight
 *       vectors of the epilogue at most. The eights are multiplied in lanes of 32 bits.
 * </ul>
 *
 * @param shorter the kernel for regions that are too short for adders
 */
record CarrySaveKernel(SegmentKernel shorter) implements SegmentKernel {
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_512;
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_512;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_512;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder(); // of no consequence to bytes
    private static final int WIDTH = 64;
    private static final int STEP = 8 * WIDTH;
    /** The most that a method takes at once: 128 vectors of eights. */
    private static final int CHUNK = 128 * STEP;
    /** Shorter regions go faster without adders: their fold takes some 4 ns more (Zen 4, JDK 25). */
    private static final int MIN_BYTES = 4 * STEP;
    /** Where an array's bytes begin in its object; large arrays begin on a line, as the collectors place them. */
    private static final int HEADER = 16;
    /** Zeros, then ones: loaded from n on it keeps the last n bytes of a vector. */
    private static final byte[] KEEP = keep();
    /** What the loop over segments is compiled for; {@link VectorKernel} says why. */
    private static final Class<?> NATIVE = MemorySegment.NULL.getClass();

    private static byte[] keep() {
        byte[] keep = new byte[2 * WIDTH];
        Arrays.fill(keep, WIDTH, 2 * WIDTH, (byte) 0xff);
        return keep;
    }

    @Override
    public String name() {
        return "vector-512-carry-save";
    }

    @Override
    public long total(byte[] data, int offset, int length) {
        if (length < MIN_BYTES) {
            return shorter.total(data, offset, length);
        }
        int at = offset;
        int end = offset + length;
        long total = 0;
        if (length > CHUNK) {
            int first = CHUNK - (offset + HEADER) % WIDTH; // so that later vectors of a large array begin on a line
            total = chunk(data, at, first);
            for (at += first; end - at > CHUNK; at += CHUNK) {
                total += chunk(data, at, CHUNK);
            }
        }
        return total + chunk(data, at, end - at);
    }

    /** @param length 1 to {@link #CHUNK}, and a vector before its end belongs to the array */
    private static int chunk(byte[] data, int offset, int length) {
        int at = offset;
        int end = offset + length;
        LongVector ones = LongVector.zero(LONGS), twos = ones, fours = ones;
        ShortVector s = ShortVector.zero(SHORTS), h = s;
        for (int next = at + (length & -STEP); at < next; at += STEP) {
            LongVector v0 = ByteVector.fromArray(BYTES, data, at).reinterpretAsLongs();
            LongVector v1 = ByteVector.fromArray(BYTES, data, at + WIDTH).reinterpretAsLongs();
            LongVector v2 = ByteVector.fromArray(BYTES, data, at + 2 * WIDTH).reinterpretAsLongs();
            LongVector v3 = ByteVector.fromArray(BYTES, data, at + 3 * WIDTH).reinterpretAsLongs();
            LongVector v4 = ByteVector.fromArray(BYTES, data, at + 4 * WIDTH).reinterpretAsLongs();
            LongVector v5 = ByteVector.fromArray(BYTES, data, at + 5 * WIDTH).reinterpretAsLongs();
            LongVector v6 = ByteVector.fromArray(BYTES, data, at + 6 * WIDTH).reinterpretAsLongs();
            LongVector v7 = ByteVector.fromArray(BYTES, data, at + 7 * WIDTH).reinterpretAsLongs();
            // THE ADDERS
            LongVector two0 = ones.and(v0).or(v1.and(ones.or(v0)));
            ones = ones.lanewise(XOR, v0).lanewise(XOR, v1);
            LongVector two1 = ones.and(v2).or(v3.and(ones.or(v2)));
            ones = ones.lanewise(XOR, v2).lanewise(XOR, v3);
            LongVector four0 = twos.and(two0).or(two1.and(twos.or(two0)));
            twos = twos.lanewise(XOR, two0).lanewise(XOR, two1);
            LongVector two2 = ones.and(v4).or(v5.and(ones.or(v4)));
            ones = ones.lanewise(XOR, v4).lanewise(XOR, v5);
            LongVector two3 = ones.and(v6).or(v7.and(ones.or(v6)));
            ones = ones.lanewise(XOR, v6).lanewise(XOR, v7);
            LongVector four1 = twos.and(two2).or(two3.and(twos.or(two2)));
            twos = twos.lanewise(XOR, two2).lanewise(XOR, two3);
            ShortVector eights = fours.and(four0).or(four1.and(fours.or(four0))).reinterpretAsShorts();
            fours = fours.lanewise(XOR, four0).lanewise(XOR, four1);
            s = s.add(eights);
            h = h.add(eights.lanewise(LSHR, 8));
        }
        // THE FOLD, of the eights
        IntVector t = s.sub(h.lanewise(LSHL, 8)).add(h).reinterpretAsInts();
        IntVector sums = t.and(0xffff).add(t.lanewise(LSHR, 16)).lanewise(LSHL, 3);
        s = ShortVector.zero(SHORTS);
        h = s;
        if (at < end) {
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
        }
        // THE FOLD, of the others
        ShortVector one = ones.reinterpretAsShorts();
        ShortVector two = twos.reinterpretAsShorts();
        ShortVector four = fours.reinterpretAsShorts();
        ShortVector high = four.lanewise(LSHR, 8)
                .lanewise(LSHL, 1)
                .add(two.lanewise(LSHR, 8))
                .lanewise(LSHL, 1)
                .add(one.lanewise(LSHR, 8))
                .add(h);
        ShortVector all =
                four.lanewise(LSHL, 1).add(two).lanewise(LSHL, 1).add(one).add(s);
        IntVector u = all.sub(high.lanewise(LSHL, 8)).add(high).reinterpretAsInts();
        return sums.add(u.and(0xffff)).add(u.lanewise(LSHR, 16)).reduceLanes(ADD);
    }

    @Override
    public long copy(byte[] src, int srcOffset, byte[] dst, int dstOffset, int length) {
        if (length < MIN_BYTES) {
            return shorter.copy(src, srcOffset, dst, dstOffset, length);
        }
        int at = srcOffset;
        int end = srcOffset + length;
        int shift = dstOffset - srcOffset;
        long total = 0;
        for (; end - at > CHUNK; at += CHUNK) {
            total += copyChunk(src, at, dst, shift, CHUNK);
        }
        return total + copyChunk(src, at, dst, shift, end - at);
    }

    /** @param length as {@link #chunk} */
    private static int copyChunk(byte[] src, int offset, byte[] dst, int shift, int length) {
        int at = offset;
        int end = offset + length;
        LongVector ones = LongVector.zero(LONGS), twos = ones, fours = ones;
        ShortVector s = ShortVector.zero(SHORTS), h = s;
        for (int next = at + ((length - 1) & -STEP); at < next; at += STEP) {
            int to = at + shift;
            ByteVector x0 = ByteVector.fromArray(BYTES, src, at);
            ByteVector x1 = ByteVector.fromArray(BYTES, src, at + WIDTH);
            ByteVector x2 = ByteVector.fromArray(BYTES, src, at + 2 * WIDTH);
            ByteVector x3 = ByteVector.fromArray(BYTES, src, at + 3 * WIDTH);
            ByteVector x4 = ByteVector.fromArray(BYTES, src, at + 4 * WIDTH);
            ByteVector x5 = ByteVector.fromArray(BYTES, src, at + 5 * WIDTH);
            ByteVector x6 = ByteVector.fromArray(BYTES, src, at + 6 * WIDTH);
            ByteVector x7 = ByteVector.fromArray(BYTES, src, at + 7 * WIDTH);
            x0.intoArray(dst, to);
            x1.intoArray(dst, to + WIDTH);
            x2.intoArray(dst, to + 2 * WIDTH);
            x3.intoArray(dst, to + 3 * WIDTH);
            x4.intoArray(dst, to + 4 * WIDTH);
            x5.intoArray(dst, to + 5 * WIDTH);
            x6.intoArray(dst, to + 6 * WIDTH);
            x7.intoArray(dst, to + 7 * WIDTH);
            LongVector v0 = x0.reinterpretAsLongs(), v1 = x1.reinterpretAsLongs();
            LongVector v2 = x2.reinterpretAsLongs(), v3 = x3.reinterpretAsLongs();
            LongVector v4 = x4.reinterpretAsLongs(), v5 = x5.reinterpretAsLongs();
            LongVector v6 = x6.reinterpretAsLongs(), v7 = x7.reinterpretAsLongs();
            // THE ADDERS
            LongVector two0 = ones.and(v0).or(v1.and(ones.or(v0)));
            ones = ones.lanewise(XOR, v0).lanewise(XOR, v1);
            LongVector two1 = ones.and(v2).or(v3.and(ones.or(v2)));
            ones = ones.lanewise(XOR, v2).lanewise(XOR, v3);
            LongVector four0 = twos.and(two0).or(two1.and(twos.or(two0)));
            twos = twos.lanewise(XOR, two0).lanewise(XOR, two1);
            LongVector two2 = ones.and(v4).or(v5.and(ones.or(v4)));
            ones = ones.lanewise(XOR, v4).lanewise(XOR, v5);
            LongVector two3 = ones.and(v6).or(v7.and(ones.or(v6)));
            ones = ones.lanewise(XOR, v6).lanewise(XOR, v7);
            LongVector four1 = twos.and(two2).or(two3.and(twos.or(two2)));
            twos = twos.lanewise(XOR, two2).lanewise(XOR, two3);
            ShortVector eights = fours.and(four0).or(four1.and(fours.or(four0))).reinterpretAsShorts();
            fours = fours.lanewise(XOR, four0).lanewise(XOR, four1);
            s = s.add(eights);
            h = h.add(eights.lanewise(LSHR, 8));
        }
        // THE FOLD, of the eights
        IntVector t = s.sub(h.lanewise(LSHL, 8)).add(h).reinterpretAsInts();
        IntVector sums = t.and(0xffff).add(t.lanewise(LSHR, 16)).lanewise(LSHL, 3);
        s = ShortVector.zero(SHORTS);
        h = s;
        // THE EPILOGUE
        for (; end - at > WIDTH; at += WIDTH) {
            ByteVector x = ByteVector.fromArray(BYTES, src, at);
            x.intoArray(dst, at + shift);
            ShortVector v = x.reinterpretAsShorts();
            s = s.add(v);
            h = h.add(v.lanewise(LSHR, 8));
        }
        ByteVector last = ByteVector.fromArray(BYTES, src, end - WIDTH);
        last.intoArray(dst, end - WIDTH + shift);
        ShortVector v = last.and(ByteVector.fromArray(BYTES, KEEP, end - at)).reinterpretAsShorts();
        s = s.add(v);
        h = h.add(v.lanewise(LSHR, 8));
        // THE FOLD, of the others
        ShortVector one = ones.reinterpretAsShorts();
        ShortVector two = twos.reinterpretAsShorts();
        ShortVector four = fours.reinterpretAsShorts();
        ShortVector high = four.lanewise(LSHR, 8)
                .lanewise(LSHL, 1)
                .add(two.lanewise(LSHR, 8))
                .lanewise(LSHL, 1)
                .add(one.lanewise(LSHR, 8))
                .add(h);
        ShortVector all =
                four.lanewise(LSHL, 1).add(two).lanewise(LSHL, 1).add(one).add(s);
        IntVector u = all.sub(high.lanewise(LSHL, 8)).add(high).reinterpretAsInts();
        return sums.add(u.and(0xffff)).add(u.lanewise(LSHR, 16)).reduceLanes(ADD);
    }

    @Override
    public long total(MemorySegment data, long offset, long length) {
        if (data.getClass() != NATIVE) {
            return CopiedTotal.of(this, data, offset, length);
        }
        if (length < MIN_BYTES) {
            return shorter.total(data, offset, length);
        }
        long at = offset;
        long end = offset + length;
        long total = 0;
        if (length > CHUNK) {
            int first = CHUNK - (int) ((data.address() + offset) & (WIDTH - 1)); // as in arrays
            total = chunk(data, at, first);
            for (at += first; end - at > CHUNK; at += CHUNK) {
                total += chunk(data, at, CHUNK);
            }
        }
        return total + chunk(data, at, (int) (end - at));
    }

    /** @param length as in arrays */
    private static int chunk(MemorySegment data, long offset, int length) {
        if (data.getClass() != NATIVE) {
            throw new AssertionError(data.getClass());
        }
        long at = offset;
        long end = offset + length;
        LongVector ones = LongVector.zero(LONGS), twos = ones, fours = ones;
        ShortVector s = ShortVector.zero(SHORTS), h = s;
        for (long next = at + (length & -STEP); at < next; at += STEP) {
            LongVector v0 = ByteVector.fromMemorySegment(BYTES, data, at, ORDER).reinterpretAsLongs();
            LongVector v1 =
                    ByteVector.fromMemorySegment(BYTES, data, at + WIDTH, ORDER).reinterpretAsLongs();
            LongVector v2 = ByteVector.fromMemorySegment(BYTES, data, at + 2L * WIDTH, ORDER)
                    .reinterpretAsLongs();
            LongVector v3 = ByteVector.fromMemorySegment(BYTES, data, at + 3L * WIDTH, ORDER)
                    .reinterpretAsLongs();
            LongVector v4 = ByteVector.fromMemorySegment(BYTES, data, at + 4L * WIDTH, ORDER)
                    .reinterpretAsLongs();
            LongVector v5 = ByteVector.fromMemorySegment(BYTES, data, at + 5L * WIDTH, ORDER)
                    .reinterpretAsLongs();
            LongVector v6 = ByteVector.fromMemorySegment(BYTES, data, at + 6L * WIDTH, ORDER)
                    .reinterpretAsLongs();
            LongVector v7 = ByteVector.fromMemorySegment(BYTES, data, at + 7L * WIDTH, ORDER)
                    .reinterpretAsLongs();
            // THE ADDERS
            LongVector two0 = ones.and(v0).or(v1.and(ones.or(v0)));
            ones = ones.lanewise(XOR, v0).lanewise(XOR, v1);
            LongVector two1 = ones.and(v2).or(v3.and(ones.or(v2)));
            ones = ones.lanewise(XOR, v2).lanewise(XOR, v3);
            LongVector four0 = twos.and(two0).or(two1.and(twos.or(two0)));
            twos = twos.lanewise(XOR, two0).lanewise(XOR, two1);
            LongVector two2 = ones.and(v4).or(v5.and(ones.or(v4)));
            ones = ones.lanewise(XOR, v4).lanewise(XOR, v5);
            LongVector two3 = ones.and(v6).or(v7.and(ones.or(v6)));
            ones = ones.lanewise(XOR, v6).lanewise(XOR, v7);
            LongVector four1 = twos.and(two2).or(two3.and(twos.or(two2)));
            twos = twos.lanewise(XOR, two2).lanewise(XOR, two3);
            ShortVector eights = fours.and(four0).or(four1.and(fours.or(four0))).reinterpretAsShorts();
            fours = fours.lanewise(XOR, four0).lanewise(XOR, four1);
            s = s.add(eights);
            h = h.add(eights.lanewise(LSHR, 8));
        }
        // THE FOLD, of the eights
        IntVector t = s.sub(h.lanewise(LSHL, 8)).add(h).reinterpretAsInts();
        IntVector sums = t.and(0xffff).add(t.lanewise(LSHR, 16)).lanewise(LSHL, 3);
        s = ShortVector.zero(SHORTS);
        h = s;
        if (at < end) {
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
        }
        // THE FOLD, of the others
        ShortVector one = ones.reinterpretAsShorts();
        ShortVector two = twos.reinterpretAsShorts();
        ShortVector four = fours.reinterpretAsShorts();
        ShortVector high = four.lanewise(LSHR, 8)
                .lanewise(LSHL, 1)
                .add(two.lanewise(LSHR, 8))
                .lanewise(LSHL, 1)
                .add(one.lanewise(LSHR, 8))
                .add(h);
        ShortVector all =
                four.lanewise(LSHL, 1).add(two).lanewise(LSHL, 1).add(one).add(s);
        IntVector u = all.sub(high.lanewise(LSHL, 8)).add(high).reinterpretAsInts();
        return sums.add(u.and(0xffff)).add(u.lanewise(LSHR, 16)).reduceLanes(ADD);
    }
}
