package dev.atlasl2.adapter;

import dev.atlasl2.Conservation;
import dev.atlasl2.Kernels;
import dev.atlasl2.WitnessTree;
import dev.atlasl2.Witnesses;
import dev.atlasl2.adapter.protocol.Recipe;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Benches of spec/PROTOCOL.md: chained runs, so that no answer can be cached or left out. */
final class Bench {
    /** One run, after the data were changed. */
    private interface Run {
        int once(BenchData data, byte[] dst, int acc);
    }

    private static final Map<String, Run> RUNS = new LinkedHashMap<>();

    static {
        RUNS.put("sum", (data, dst, acc) -> Conservation.sum(data.changed(acc)));
        RUNS.put("check", (data, dst, acc) -> Conservation.check(data.changed(acc)) ? 1 : 0);
        RUNS.put(
                "witness",
                (data, dst, acc) -> firstWord(Witnesses.flat(data.changed(acc)).digest()));
        RUNS.put(
                "tree",
                (data, dst, acc) ->
                        firstWord(WitnessTree.of(data.changed(acc), 12).root()));
        RUNS.put("copy", (data, dst, acc) -> {
            int before = dst[b(dst, acc)] & 0xff;
            Conservation.copy(data.conserved(acc), dst);
            return seen(before, dst, acc);
        });
        RUNS.put("fill", (data, dst, acc) -> {
            Conservation.fill(dst, acc >>> 24);
            return 256 * (dst[dst.length - 1] & 0xff) + (dst[a(dst, acc)] & 0xff);
        });
        RUNS.put("loop", (data, dst, acc) -> plainSum(data.changed(acc)));
        RUNS.put("memcpy", (data, dst, acc) -> {
            int before = dst[b(dst, acc)] & 0xff;
            System.arraycopy(data.changed(acc), 0, dst, 0, dst.length);
            return seen(before, dst, acc);
        });
    }

    /** A loop that is compiled while it runs stays slower than a method that is compiled for its next call. */
    private static final int SLICE = 64;

    /** The initial data of a chain, kept for the next request: making a megabyte takes longer than a bench. */
    private static volatile BenchData prepared = new BenchData(1);

    private Bench() {}

    static Set<String> names() {
        return RUNS.keySet();
    }

    /** Returns which code does the work at this moment; none for plain code. */
    static Optional<String> engine(String op) {
        return switch (op) {
            case "loop", "memcpy" -> Optional.empty();
            case "witness" -> Optional.of(Kernels.describe() + "; SHA-256 by MessageDigest");
            case "tree" -> Optional.of(Kernels.describe() + "; SHA-256 by " + Kernels.describeSha256());
            default -> Optional.of(Kernels.describe());
        };
    }

    /** Returns the chain's value after {@code reps} runs from {@code start}, unsigned 32-bit. */
    static long run(String op, long size, long reps, long start) {
        Run run = RUNS.get(op);
        if (run == null) {
            throw new UnsupportedOperationException("bench " + op + " is not known here");
        }
        if (size < 1 || size > Recipe.MAX_ARRAY) {
            throw new IllegalArgumentException("size must be 1.." + Recipe.MAX_ARRAY + ", got " + size);
        }
        if (start < 0 || start > 0xffffffffL) {
            throw new IllegalArgumentException("start must be 0..4294967295, got " + start);
        }
        if (prepared.size() != size) {
            prepared = new BenchData((int) size);
        }
        BenchData data = prepared.copy();
        byte[] dst = new byte[(int) size];
        int acc = (int) start;
        for (long left = reps; left > 0; left -= SLICE) {
            acc = chain(run, data, dst, acc, (int) Math.min(SLICE, left));
        }
        return Integer.toUnsignedLong(acc);
    }

    private static int chain(Run run, BenchData data, byte[] dst, int start, int reps) {
        int acc = start;
        for (int i = 0; i < reps; i++) {
            acc = acc * 1664525 + 1013904223 + run.once(data, dst, acc);
        }
        return acc;
    }

    private static int a(byte[] dst, int acc) {
        return Integer.remainderUnsigned(acc, dst.length);
    }

    private static int b(byte[] dst, int acc) {
        return (acc >>> 16) % dst.length;
    }

    private static int seen(int before, byte[] dst, int acc) {
        return before << 16 | (dst[a(dst, acc)] & 0xff) << 8 | (dst[b(dst, acc)] & 0xff);
    }

    private static int firstWord(byte[] digest) {
        return ByteBuffer.wrap(digest).getInt();
    }

    /** The plainest loop over bytes that the language has. */
    private static int plainSum(byte[] data) {
        long sum = 0;
        for (byte b : data) {
            sum += b & 0xff;
        }
        return (int) (sum % 96);
    }
}
