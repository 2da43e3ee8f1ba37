package dev.atlasl2.harness.floor;

import dev.atlasl2.spec.Limits;
import dev.atlasl2.vectors.Recipe;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a bench must answer: the chain of the protocol's "Benches", followed here without doing the work. A sum is kept
 * up by each byte that changes, a copy is read from its source, a tree hashes only the leaf that changed; a flat
 * witness has no such way round.
 */
final class BenchChain {
    private static final int LEAF = 1 << Limits.DEFAULT_LEAF_LOG2;
    private static final byte LEAF_PREFIX = 0;
    private static final byte NODE_PREFIX = 1;

    private final byte[] data;
    private final String op;
    private final MessageDigest sha;
    private final List<byte[]> leaves = new ArrayList<>();
    private int sum;
    private int acc = 1;

    private BenchChain(String op, byte[] data) {
        this.op = op;
        this.data = data;
        this.sha = sha256();
        if (op.equals("tree")) {
            for (int at = 0; at < data.length; at += LEAF) {
                leaves.add(leaf(at));
            }
        }
    }

    /** Begins the chain of a bench: {@code op} of the protocol's table over {@code size} bytes, at least 1. */
    static BenchChain of(String op, int size) {
        byte[] data = Recipe.random(1, size).expand();
        int total = 0;
        for (int i = 0; i < size - 1; i++) {
            total += Byte.toUnsignedInt(data[i]) % Limits.MODULUS;
            total %= Limits.MODULUS;
        }
        data[size - 1] = (byte) ((Limits.MODULUS - total) % Limits.MODULUS);
        return new BenchChain(op, data);
    }

    /** Goes on by {@code runs} runs and returns the value then reached, 0 to 2^32 - 1. */
    long forward(long runs) {
        for (long i = 0; i < runs; i++) {
            int a = Integer.remainderUnsigned(acc, data.length);
            int b = Integer.remainderUnsigned(acc >>> 16, data.length);
            acc = acc * 1664525 + 1013904223 + run(a, b);
        }
        return Integer.toUnsignedLong(acc);
    }

    private int run(int a, int b) {
        return switch (op) {
            case "sum", "loop" -> {
                flip(a);
                yield sum;
            }
            case "check" -> {
                flip(a);
                yield sum == 0 ? 1 : 0;
            }
            case "witness" -> {
                flip(a);
                yield firstWord(sha.digest(data));
            }
            case "tree" -> {
                flip(a);
                leaves.set(a / LEAF, leaf(a / LEAF * LEAF));
                yield firstWord(root(leaves));
            }
            case "copy", "memcpy" -> {
                byte kept = data[a];
                data[a] = data[b];
                data[b] = kept;
                yield 256 * Byte.toUnsignedInt(data[a]) + Byte.toUnsignedInt(data[b]);
            }
            case "fill" -> fill(acc >>> 24, a);
            default -> throw new IllegalArgumentException("unknown bench " + op);
        };
    }

    private void flip(int at) {
        int before = Byte.toUnsignedInt(data[at]);
        data[at] ^= (byte) (acc >>> 24);
        sum = Math.floorMod(sum + Byte.toUnsignedInt(data[at]) - before, Limits.MODULUS);
    }

    /** Clause S6.1, of which only two bytes are looked at. */
    private int fill(int value, int a) {
        long others = (long) value * (data.length - 1) % Limits.MODULUS;
        int last = (int) ((Limits.MODULUS - others) % Limits.MODULUS);
        return 256 * last + (a == data.length - 1 ? last : value);
    }

    private byte[] leaf(int at) {
        sha.update(LEAF_PREFIX);
        sha.update(data, at, Math.min(LEAF, data.length - at));
        return sha.digest();
    }

    /** RFC 9162 section 2.1.1: the left part holds the largest power of two of leaves that is smaller than all. */
    private byte[] root(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int split = Integer.highestOneBit(hashes.size() - 1);
        byte[] left = root(hashes.subList(0, split));
        byte[] right = root(hashes.subList(split, hashes.size()));
        sha.update(NODE_PREFIX);
        sha.update(left);
        return sha.digest(right);
    }

    private static int firstWord(byte[] digest) {
        return Byte.toUnsignedInt(digest[0]) << 24
                | Byte.toUnsignedInt(digest[1]) << 16
                | Byte.toUnsignedInt(digest[2]) << 8
                | Byte.toUnsignedInt(digest[3]);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
