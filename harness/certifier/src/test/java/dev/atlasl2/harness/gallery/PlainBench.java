package dev.atlasl2.harness.gallery;

import dev.atlasl2.spec.reference.CheckReference;
import dev.atlasl2.spec.reference.CopyReference;
import dev.atlasl2.spec.reference.FillReference;
import dev.atlasl2.spec.reference.FlatWitnessReference;
import dev.atlasl2.spec.reference.SumReference;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.vectors.Recipe;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The protocol's "Benches", word for word, by the reference model and with numbers that cannot overflow. */
public final class PlainBench {
    private static final BigInteger TWO_32 = BigInteger.TWO.pow(32);

    private final byte[] data;
    private final byte[] mask;
    private final byte[] dst;

    private PlainBench(int size) {
        data = prepared(size);
        mask = mask(size);
        dst = new byte[size];
    }

    /** Returns the chain's value. */
    public static long acc(String op, int size, long reps, long start) {
        PlainBench bench = new PlainBench(size);
        long acc = start;
        for (long i = 0; i < reps; i++) {
            acc = number(acc)
                    .multiply(number(1664525))
                    .add(number(1013904223))
                    .add(number(bench.run(op, acc)))
                    .mod(TWO_32)
                    .longValue();
        }
        return acc;
    }

    /** Returns the bytes that a chain begins with. */
    public static byte[] prepared(int size) {
        byte[] data = Recipe.random(1, size).expand();
        data[size - 1] = 0;
        data[size - 1] = (byte) ((96 - SumReference.sum(data)) % 96);
        return data;
    }

    static byte[] mask(int size) {
        return Recipe.random(2, size).expand();
    }

    /** Changes the data before a run, and returns them. */
    static byte[] changed(byte[] data, byte[] mask, long acc) {
        long words = data.length / 8;
        long h = number(acc).multiply(number(2654435769L)).mod(TWO_32).longValue();
        long count = words / 16 + (h >>> 24) * words / 2048;
        int length = (int) count * 8;
        byte[] moved = data.clone();
        int from = (int) (h % (words - count + 1)) * 8;
        int to = (int) ((acc >>> 8) % (words - count + 1)) * 8;
        int at = (int) ((h >>> 8) % (words - count + 1)) * 8;
        for (int i = 0; i < length; i++) {
            moved[to + i] = data[from + i];
        }
        for (int i = 0; i < length; i++) {
            moved[at + i] ^= mask[at + i];
        }
        moved[(int) (acc % data.length)] ^= (byte) (acc >>> 24);
        System.arraycopy(moved, 0, data, 0, data.length);
        return data;
    }

    @SuppressWarnings("UnnecessaryLongToIntConversion") // 32 bits, as other programs of the gallery take them
    private long run(String op, long acc) {
        int a = (int) (acc % data.length);
        int b = (int) ((acc >>> 16) % data.length);
        if (op.equals("fill")) {
            FillReference.fill(dst, (int) (acc >>> 24));
            return 256L * (dst[data.length - 1] & 255) + (dst[a] & 255);
        }
        changed(data, mask, acc);
        return switch (op) {
            case "sum", "loop" -> SumReference.sum(data);
            case "check" -> CheckReference.check(data) ? 1 : 0;
            case "witness" -> firstWord(FlatWitnessReference.witness(data).digest());
            case "tree" -> firstWord(TreeWitnessReference.witness(data, 12).digest());
            default -> {
                if (op.equals("copy")) {
                    data[data.length - 1] = 0;
                    data[data.length - 1] = (byte) ((96 - SumReference.sum(data)) % 96);
                }
                int before = dst[b] & 255;
                Arrays.fill(dst, (byte) 0);
                if (op.equals("copy")) {
                    CopyReference.copy(dst, data);
                } else {
                    System.arraycopy(data, 0, dst, 0, data.length);
                }
                yield 65536L * before + 256L * (dst[a] & 255) + (dst[b] & 255);
            }
        };
    }

    static long firstWord(byte[] digest) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt());
    }

    private static BigInteger number(long value) {
        return BigInteger.valueOf(value);
    }
}
