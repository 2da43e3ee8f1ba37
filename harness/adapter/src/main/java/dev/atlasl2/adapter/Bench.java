package dev.atlasl2.adapter;

import dev.atlasl2.Conservation;
import dev.atlasl2.WitnessTree;
import dev.atlasl2.Witnesses;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Benches of spec/PROTOCOL.md: chained runs, so that no answer can be cached or left out. */
final class Bench {
    /** One run: {@code a} and {@code b} are the offsets that the chain picked, {@code acc} its value. */
    private interface Run {
        int once(byte[] data, byte[] dst, int a, int b, int acc);
    }

    private static final Map<String, Run> RUNS = new LinkedHashMap<>();

    static {
        RUNS.put("sum", (data, dst, a, b, acc) -> Conservation.sum(flip(data, a, acc)));
        RUNS.put("check", (data, dst, a, b, acc) -> Conservation.check(flip(data, a, acc)) ? 1 : 0);
        RUNS.put("witness", (data, dst, a, b, acc) -> firstWord(Witnesses.flat(flip(data, a, acc)).digest()));
        RUNS.put("tree", (data, dst, a, b, acc) -> firstWord(WitnessTree.of(flip(data, a, acc), 12).root()));
        RUNS.put("copy", (data, dst, a, b, acc) -> {
            Conservation.copy(swap(data, a, b), dst);
            return pair(dst, a, b);
        });
        RUNS.put("fill", (data, dst, a, b, acc) -> {
            Conservation.fill(dst, acc >>> 24);
            return pair(dst, dst.length - 1, a);
        });
        RUNS.put("loop", (data, dst, a, b, acc) -> plainSum(flip(data, a, acc)));
        RUNS.put("memcpy", (data, dst, a, b, acc) -> {
            System.arraycopy(swap(data, a, b), 0, dst, 0, data.length);
            return pair(dst, a, b);
        });
    }

    /** The bytes that a chain begins with, kept for the next request: making a megabyte takes longer than a bench. */
    private static volatile byte[] prepared = {};

    private Bench() {}

    static Set<String> names() {
        return RUNS.keySet();
    }

    /** Returns the chain's value after {@code reps} runs, unsigned 32-bit. */
    static long run(String op, long size, long reps) {
        Run run = RUNS.get(op);
        if (run == null) {
            throw new UnsupportedOperationException("bench " + op + " is not known here");
        }
        if (size < 1 || size > Recipe.MAX_ARRAY) {
            throw new IllegalArgumentException("size must be 1.." + Recipe.MAX_ARRAY + ", got " + size);
        }
        byte[] data = prepared(size);
        byte[] dst = new byte[data.length];
        int acc = 1;
        for (long i = 0; i < reps; i++) {
            int a = Integer.remainderUnsigned(acc, data.length);
            int b = (acc >>> 16) % data.length;
            acc = acc * 1664525 + 1013904223 + run.once(data, dst, a, b, acc);
        }
        return Integer.toUnsignedLong(acc);
    }

    private static byte[] prepared(long size) {
        byte[] start = prepared;
        if (start.length != size) {
            start = new Recipe.SplitMix64(1, size).expand();
            start[start.length - 1] = 0;
            start[start.length - 1] = (byte) Math.floorMod(-plainSum(start), 96);
            prepared = start;
        }
        return start.clone();
    }

    private static byte[] flip(byte[] data, int a, int acc) {
        data[a] ^= (byte) (acc >>> 24);
        return data;
    }

    private static byte[] swap(byte[] data, int a, int b) {
        byte kept = data[a];
        data[a] = data[b];
        data[b] = kept;
        return data;
    }

    private static int pair(byte[] dst, int a, int b) {
        return 256 * (dst[a] & 0xff) + (dst[b] & 0xff);
    }

    private static int firstWord(byte[] digest) {
        return ByteBuffer.wrap(digest).getInt();
    }

    /** The plainest loop over bytes that the language has: the ruler. */
    private static int plainSum(byte[] data) {
        long sum = 0;
        for (byte b : data) {
            sum += b & 0xff;
        }
        return (int) (sum % 96);
    }
}
