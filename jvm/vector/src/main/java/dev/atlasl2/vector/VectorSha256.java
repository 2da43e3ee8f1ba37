package dev.atlasl2.vector;

import static jdk.incubator.vector.IntVector.fromArray;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.REVERSE_BYTES;
import static jdk.incubator.vector.VectorOperators.ROR;
import static jdk.incubator.vector.VectorOperators.XOR;

import dev.atlasl2.kernel.LaneSha256;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * SHA-256 (FIPS 180-4) in the lanes of one vector: word t of every message is in vector t, and each operation of the
 * standard on a word is an operation on a vector. A {@link Template} over species of int.
 *
 * <p>No vector leaves its method, and a method has about 300 vector operations at most, because much larger methods are
 * not compiled. The methods of a block are load, transpose, schedule and rounds. Between them, vectors are stored in
 * arrays that stay in the L1 cache.
 */
final class VectorSha256 implements LaneSha256 {
    private static final VectorSpecies<Integer> INTS = species();
    private static final VectorSpecies<Byte> BYTES = INTS.withLanes(byte.class);
    private static final int LANES = INTS.length();
    private static final int WIDTH = BYTES.length();
    private static final int BLOCK = 64;
    private static final int WORDS = 16;
    private static final VarHandle BIG_ENDIAN_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle BIG_ENDIAN_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Section 5.3.3. */
    private static final int[] INITIAL = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    };

    /** Section 4.2.2, each constant in every lane. */
    private static final int[] K = eachLane(
            0x428a2f98,
            0x71374491,
            0xb5c0fbcf,
            0xe9b5dba5,
            0x3956c25b,
            0x59f111f1,
            0x923f82a4,
            0xab1c5ed5,
            0xd807aa98,
            0x12835b01,
            0x243185be,
            0x550c7dc3,
            0x72be5d74,
            0x80deb1fe,
            0x9bdc06a7,
            0xc19bf174,
            0xe49b69c1,
            0xefbe4786,
            0x0fc19dc6,
            0x240ca1cc,
            0x2de92c6f,
            0x4a7484aa,
            0x5cb0a9dc,
            0x76f988da,
            0x983e5152,
            0xa831c66d,
            0xb00327c8,
            0xbf597fc7,
            0xc6e00bf3,
            0xd5a79147,
            0x06ca6351,
            0x14292967,
            0x27b70a85,
            0x2e1b2138,
            0x4d2c6dfc,
            0x53380d13,
            0x650a7354,
            0x766a0abb,
            0x81c2c92e,
            0x92722c85,
            0xa2bfe8a1,
            0xa81a664b,
            0xc24b8b70,
            0xc76c51a3,
            0xd192e819,
            0xd6990624,
            0xf40e3585,
            0x106aa070,
            0x19a4c116,
            0x1e376c08,
            0x2748774c,
            0x34b0bcb5,
            0x391c0cb3,
            0x4ed8aa4a,
            0x5b9cca4f,
            0x682e6ff3,
            0x748f82ee,
            0x78a5636f,
            0x84c87814,
            0x8cc70208,
            0x90befffa,
            0xa4506ceb,
            0xbef9a3f7,
            0xc67178f2);

    /** For each stage of the transposition, which lanes of two rows the first of them gets. */
    private static final int[] FIRST = lanesOfStages(false);
    /** The same for the second row. */
    private static final int[] SECOND = lanesOfStages(true);

    /** The words of the schedule, one vector each. */
    private final int[] words = new int[64 * LANES];
    /** The words a to h, one vector each. */
    private final int[] state = new int[8 * LANES];
    /** A block of each message, if it does not consist of data only. */
    private final byte[] edge = new byte[BLOCK * LANES];
    /** The same for {@link #load}. */
    private final byte[][] edges = new byte[LANES][];

    private final int[] edgeAt = new int[LANES];

    VectorSha256() {
        for (int lane = 0; lane < LANES; lane++) {
            edges[lane] = edge;
            edgeAt[lane] = lane * BLOCK;
        }
    }

    @SuppressWarnings("unchecked") // class data has no type parameter; VectorKernels gives species of int only
    private static VectorSpecies<Integer> species() {
        try {
            return MethodHandles.classData(MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, VectorSpecies.class);
        } catch (IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static int[] eachLane(int... constants) {
        int[] all = new int[constants.length * LANES];
        for (int i = 0; i < constants.length; i++) {
            Arrays.fill(all, i * LANES, (i + 1) * LANES, constants[i]);
        }
        return all;
    }

    /**
     * A stage swaps squares of d x d words next to the diagonal. Rows i and i + d exchange those lanes whose numbers
     * have bit d in the first row and do not have it in the second.
     */
    private static int[] lanesOfStages(boolean second) {
        int stages = Integer.numberOfTrailingZeros(LANES);
        int[] lanes = new int[stages * LANES];
        for (int i = 0; i < lanes.length; i++) {
            int lane = i % LANES;
            int d = 1 << (i / LANES);
            boolean moves = (lane & d) == 0 == second;
            // Lanes of the second row count from LANES on.
            lanes[i] = second ? (moves ? lane + d : LANES + lane) : (moves ? LANES + lane - d : lane);
        }
        return lanes;
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public void hash(int prefix, byte[][] data, int[] at, int length, byte[] out, int outAt) {
        int lead = prefix < 0 ? 0 : 1;
        long blocks = ((long) lead + length + 1 + Long.BYTES + BLOCK - 1) / BLOCK;
        for (int i = 0; i < INITIAL.length; i++) {
            Arrays.fill(state, i * LANES, (i + 1) * LANES, INITIAL[i]);
        }
        for (long block = 0; block < blocks; block++) {
            long from = block * BLOCK - lead;
            if (from >= 0 && from + BLOCK <= length) {
                load(data, at, (int) from);
            } else {
                pad(prefix, data, at, length, from, block == blocks - 1);
                load(edges, edgeAt, 0);
            }
            transpose();
            schedule();
            rounds();
        }
        for (int lane = 0; lane < LANES; lane++) {
            for (int i = 0; i < 8; i++) {
                BIG_ENDIAN_INT.set(out, outAt + lane * 32 + i * Integer.BYTES, state[i * LANES + lane]);
            }
        }
    }

    /** Makes the first or last block of a message; {@code from} is its place in the data, -1 after a prefix. */
    private void pad(int prefix, byte[][] data, int[] at, int length, long from, boolean last) {
        Arrays.fill(edge, (byte) 0);
        int lead = from < 0 ? 1 : 0;
        int skip = (int) Math.min(from + lead, length);
        int count = Math.min(length - skip, BLOCK - lead);
        long end = length - from;
        for (int lane = 0; lane < LANES; lane++) {
            int start = lane * BLOCK;
            if (lead == 1) {
                edge[start] = (byte) prefix;
            }
            System.arraycopy(data[lane], at[lane] + skip, edge, start + lead, count);
            if (end >= 0 && end < BLOCK) {
                edge[start + (int) end] = (byte) 0x80;
            }
            if (last) {
                long bits = 8 * (length + (prefix < 0 ? 0L : 1L));
                BIG_ENDIAN_LONG.set(edge, start + BLOCK - Long.BYTES, bits);
            }
        }
    }

    /**
     * Loads a block of each message, in squares of LANES x LANES words, one row per message. It loads four rows at a
     * time with the first two stages of the transposition, which saves a third of its loads and stores.
     */
    private void load(byte[][] data, int[] at, int from) {
        IntVector first1 = fromArray(INTS, FIRST, 0);
        IntVector second1 = fromArray(INTS, SECOND, 0);
        IntVector first2 = fromArray(INTS, FIRST, LANES);
        IntVector second2 = fromArray(INTS, SECOND, LANES);
        for (int lane = 0; lane < LANES; lane += 4) {
            for (int square = 0; square < WORDS / LANES; square++) {
                int part = from + square * WIDTH;
                IntVector a = ByteVector.fromArray(BYTES, data[lane], at[lane] + part)
                        .reinterpretAsInts()
                        .lanewise(REVERSE_BYTES);
                IntVector b = ByteVector.fromArray(BYTES, data[lane + 1], at[lane + 1] + part)
                        .reinterpretAsInts()
                        .lanewise(REVERSE_BYTES);
                IntVector c = ByteVector.fromArray(BYTES, data[lane + 2], at[lane + 2] + part)
                        .reinterpretAsInts()
                        .lanewise(REVERSE_BYTES);
                IntVector d = ByteVector.fromArray(BYTES, data[lane + 3], at[lane + 3] + part)
                        .reinterpretAsInts()
                        .lanewise(REVERSE_BYTES);
                IntVector ab1 = first1.selectFrom(a, b);
                IntVector ab2 = second1.selectFrom(a, b);
                IntVector cd1 = first1.selectFrom(c, d);
                IntVector cd2 = second1.selectFrom(c, d);
                int row = (square * LANES + lane) * LANES;
                first2.selectFrom(ab1, cd1).intoArray(words, row);
                first2.selectFrom(ab2, cd2).intoArray(words, row + LANES);
                second2.selectFrom(ab1, cd1).intoArray(words, row + 2 * LANES);
                second2.selectFrom(ab2, cd2).intoArray(words, row + 3 * LANES);
            }
        }
    }

    /** Does the rest of the transposition: then vector t holds word t of every message. */
    private void transpose() {
        for (int d = 4, stage = 2 * LANES; d < LANES; d *= 2, stage += LANES) {
            IntVector first = fromArray(INTS, FIRST, stage);
            IntVector second = fromArray(INTS, SECOND, stage);
            for (int pair = 0; pair < WORDS / 2; pair++) {
                int i = ((pair & -d) * 2 + (pair & d - 1)) * LANES; // rows without the bit d
                int j = i + d * LANES;
                IntVector a = fromArray(INTS, words, i);
                IntVector b = fromArray(INTS, words, j);
                first.selectFrom(a, b).intoArray(words, i);
                second.selectFrom(a, b).intoArray(words, j);
            }
        }
    }

    /** Section 6.2.2, step 1: the words from 16 on, four per step, of which the last two need the first two. */
    private void schedule() {
        for (int t = WORDS * LANES; t < 64 * LANES; t += 4 * LANES) {
            IntVector x0 = fromArray(INTS, words, t - 15 * LANES);
            IntVector x1 = fromArray(INTS, words, t - 14 * LANES);
            IntVector x2 = fromArray(INTS, words, t - 13 * LANES);
            IntVector x3 = fromArray(INTS, words, t - 12 * LANES);
            IntVector y0 = fromArray(INTS, words, t - 2 * LANES);
            IntVector y1 = fromArray(INTS, words, t - LANES);
            IntVector w0 = fromArray(INTS, words, t - 16 * LANES)
                    .add(fromArray(INTS, words, t - 7 * LANES))
                    .add(x0.lanewise(ROR, 7).lanewise(XOR, x0.lanewise(ROR, 18)).lanewise(XOR, x0.lanewise(LSHR, 3)))
                    .add(y0.lanewise(ROR, 17)
                            .lanewise(XOR, y0.lanewise(ROR, 19))
                            .lanewise(XOR, y0.lanewise(LSHR, 10)));
            IntVector w1 = fromArray(INTS, words, t - 15 * LANES)
                    .add(fromArray(INTS, words, t - 6 * LANES))
                    .add(x1.lanewise(ROR, 7).lanewise(XOR, x1.lanewise(ROR, 18)).lanewise(XOR, x1.lanewise(LSHR, 3)))
                    .add(y1.lanewise(ROR, 17)
                            .lanewise(XOR, y1.lanewise(ROR, 19))
                            .lanewise(XOR, y1.lanewise(LSHR, 10)));
            IntVector w2 = fromArray(INTS, words, t - 14 * LANES)
                    .add(fromArray(INTS, words, t - 5 * LANES))
                    .add(x2.lanewise(ROR, 7).lanewise(XOR, x2.lanewise(ROR, 18)).lanewise(XOR, x2.lanewise(LSHR, 3)))
                    .add(w0.lanewise(ROR, 17)
                            .lanewise(XOR, w0.lanewise(ROR, 19))
                            .lanewise(XOR, w0.lanewise(LSHR, 10)));
            IntVector w3 = fromArray(INTS, words, t - 13 * LANES)
                    .add(fromArray(INTS, words, t - 4 * LANES))
                    .add(x3.lanewise(ROR, 7).lanewise(XOR, x3.lanewise(ROR, 18)).lanewise(XOR, x3.lanewise(LSHR, 3)))
                    .add(w1.lanewise(ROR, 17)
                            .lanewise(XOR, w1.lanewise(ROR, 19))
                            .lanewise(XOR, w1.lanewise(LSHR, 10)));
            w0.intoArray(words, t);
            w1.intoArray(words, t + LANES);
            w2.intoArray(words, t + 2 * LANES);
            w3.intoArray(words, t + 3 * LANES);
        }
    }

    /** Section 6.2.2, steps 2 to 4: eight rounds per step, after which each word is in its place again. */
    private void rounds() {
        IntVector a = fromArray(INTS, state, 0);
        IntVector b = fromArray(INTS, state, LANES);
        IntVector c = fromArray(INTS, state, 2 * LANES);
        IntVector d = fromArray(INTS, state, 3 * LANES);
        IntVector e = fromArray(INTS, state, 4 * LANES);
        IntVector f = fromArray(INTS, state, 5 * LANES);
        IntVector g = fromArray(INTS, state, 6 * LANES);
        IntVector h = fromArray(INTS, state, 7 * LANES);
        for (int t = 0; t < 64 * LANES; t += 8 * LANES) {
            h = h.add(fromArray(INTS, words, t).add(fromArray(INTS, K, t)))
                    .add(e.lanewise(ROR, 6).lanewise(XOR, e.lanewise(ROR, 11)).lanewise(XOR, e.lanewise(ROR, 25)))
                    .add(g.lanewise(XOR, e.and(f.lanewise(XOR, g))));
            d = d.add(h);
            h = h.add(a.lanewise(ROR, 2).lanewise(XOR, a.lanewise(ROR, 13)).lanewise(XOR, a.lanewise(ROR, 22)))
                    .add(a.and(b).or(c.and(a.or(b))));
            g = g.add(fromArray(INTS, words, t + LANES).add(fromArray(INTS, K, t + LANES)))
                    .add(d.lanewise(ROR, 6).lanewise(XOR, d.lanewise(ROR, 11)).lanewise(XOR, d.lanewise(ROR, 25)))
                    .add(f.lanewise(XOR, d.and(e.lanewise(XOR, f))));
            c = c.add(g);
            g = g.add(h.lanewise(ROR, 2).lanewise(XOR, h.lanewise(ROR, 13)).lanewise(XOR, h.lanewise(ROR, 22)))
                    .add(h.and(a).or(b.and(h.or(a))));
            f = f.add(fromArray(INTS, words, t + 2 * LANES).add(fromArray(INTS, K, t + 2 * LANES)))
                    .add(c.lanewise(ROR, 6).lanewise(XOR, c.lanewise(ROR, 11)).lanewise(XOR, c.lanewise(ROR, 25)))
                    .add(e.lanewise(XOR, c.and(d.lanewise(XOR, e))));
            b = b.add(f);
            f = f.add(g.lanewise(ROR, 2).lanewise(XOR, g.lanewise(ROR, 13)).lanewise(XOR, g.lanewise(ROR, 22)))
                    .add(g.and(h).or(a.and(g.or(h))));
            e = e.add(fromArray(INTS, words, t + 3 * LANES).add(fromArray(INTS, K, t + 3 * LANES)))
                    .add(b.lanewise(ROR, 6).lanewise(XOR, b.lanewise(ROR, 11)).lanewise(XOR, b.lanewise(ROR, 25)))
                    .add(d.lanewise(XOR, b.and(c.lanewise(XOR, d))));
            a = a.add(e);
            e = e.add(f.lanewise(ROR, 2).lanewise(XOR, f.lanewise(ROR, 13)).lanewise(XOR, f.lanewise(ROR, 22)))
                    .add(f.and(g).or(h.and(f.or(g))));
            d = d.add(fromArray(INTS, words, t + 4 * LANES).add(fromArray(INTS, K, t + 4 * LANES)))
                    .add(a.lanewise(ROR, 6).lanewise(XOR, a.lanewise(ROR, 11)).lanewise(XOR, a.lanewise(ROR, 25)))
                    .add(c.lanewise(XOR, a.and(b.lanewise(XOR, c))));
            h = h.add(d);
            d = d.add(e.lanewise(ROR, 2).lanewise(XOR, e.lanewise(ROR, 13)).lanewise(XOR, e.lanewise(ROR, 22)))
                    .add(e.and(f).or(g.and(e.or(f))));
            c = c.add(fromArray(INTS, words, t + 5 * LANES).add(fromArray(INTS, K, t + 5 * LANES)))
                    .add(h.lanewise(ROR, 6).lanewise(XOR, h.lanewise(ROR, 11)).lanewise(XOR, h.lanewise(ROR, 25)))
                    .add(b.lanewise(XOR, h.and(a.lanewise(XOR, b))));
            g = g.add(c);
            c = c.add(d.lanewise(ROR, 2).lanewise(XOR, d.lanewise(ROR, 13)).lanewise(XOR, d.lanewise(ROR, 22)))
                    .add(d.and(e).or(f.and(d.or(e))));
            b = b.add(fromArray(INTS, words, t + 6 * LANES).add(fromArray(INTS, K, t + 6 * LANES)))
                    .add(g.lanewise(ROR, 6).lanewise(XOR, g.lanewise(ROR, 11)).lanewise(XOR, g.lanewise(ROR, 25)))
                    .add(a.lanewise(XOR, g.and(h.lanewise(XOR, a))));
            f = f.add(b);
            b = b.add(c.lanewise(ROR, 2).lanewise(XOR, c.lanewise(ROR, 13)).lanewise(XOR, c.lanewise(ROR, 22)))
                    .add(c.and(d).or(e.and(c.or(d))));
            a = a.add(fromArray(INTS, words, t + 7 * LANES).add(fromArray(INTS, K, t + 7 * LANES)))
                    .add(f.lanewise(ROR, 6).lanewise(XOR, f.lanewise(ROR, 11)).lanewise(XOR, f.lanewise(ROR, 25)))
                    .add(h.lanewise(XOR, f.and(g.lanewise(XOR, h))));
            e = e.add(a);
            a = a.add(b.lanewise(ROR, 2).lanewise(XOR, b.lanewise(ROR, 13)).lanewise(XOR, b.lanewise(ROR, 22)))
                    .add(b.and(c).or(d.and(b.or(c))));
        }
        a.add(fromArray(INTS, state, 0)).intoArray(state, 0);
        b.add(fromArray(INTS, state, LANES)).intoArray(state, LANES);
        c.add(fromArray(INTS, state, 2 * LANES)).intoArray(state, 2 * LANES);
        d.add(fromArray(INTS, state, 3 * LANES)).intoArray(state, 3 * LANES);
        e.add(fromArray(INTS, state, 4 * LANES)).intoArray(state, 4 * LANES);
        f.add(fromArray(INTS, state, 5 * LANES)).intoArray(state, 5 * LANES);
        g.add(fromArray(INTS, state, 6 * LANES)).intoArray(state, 6 * LANES);
        h.add(fromArray(INTS, state, 7 * LANES)).intoArray(state, 7 * LANES);
    }
}
