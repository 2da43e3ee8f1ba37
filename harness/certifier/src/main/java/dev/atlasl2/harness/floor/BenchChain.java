package dev.atlasl2.harness.floor;

import dev.atlasl2.spec.Limits;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right answer of a bench: the chain of the protocol's "Benches", computed with as little work as possible. A sum
 * is updated by the bytes that change, and a tree hashes the leaves that changed; a flat witness has no such shortcut.
 */
final class BenchChain {
    private static final int LEAF = 1 << Limits.DEFAULT_LEAF_LOG2;
    private static final byte LEAF_PREFIX = 0;
    private static final byte NODE_PREFIX = 1;

    private final String op;
    private final int size;
    /** Null for a fill, which needs only arithmetic. */
    private final BenchData data;
    /** Null for anything except a copy. */
    private final byte[] dst;

    private final MessageDigest sha;
    /** The data of which {@link #hashes} are the hashes; null if there are none yet. */
    private byte[] hashed;

    private final List<byte[]> hashes = new ArrayList<>();
    private int acc;

    private BenchChain(String op, int size, int start) {
        this.op = op;
        this.size = size;
        this.data = op.equals("fill") ? null : new BenchData(size);
        this.dst = op.equals("copy") || op.equals("memcpy") ? new byte[size] : null;
        this.sha = sha256();
        this.acc = start;
    }

    /**
     * Begins the chain of a bench.
     *
     * @param op of the protocol's table
     * @param size bytes, at least 1
     * @param start initial value, unsigned 32-bit
     */
    static BenchChain of(String op, int size, int start) {
        return new BenchChain(op, size, start);
    }

    /** Continues by {@code runs} runs and returns the value, 0 to 2^32 - 1. */
    long forward(long runs) {
        for (long i = 0; i < runs; i++) {
            acc = acc * 1664525 + 1013904223 + run();
        }
        return Integer.toUnsignedLong(acc);
    }

    private int run() {
        int a = Integer.remainderUnsigned(acc, size);
        int b = Integer.remainderUnsigned(acc >>> 16, size);
        if (op.equals("fill")) {
            return fill(acc >>> 24, a);
        }
        data.change(acc);
        return switch (op) {
            case "sum", "loop" -> data.sum();
            case "check" -> data.sum() == 0 ? 1 : 0;
            case "witness" -> firstWord(sha.digest(data.bytes()));
            case "tree" -> firstWord(root());
            case "copy" -> {
                data.conserve();
                yield copy(a, b);
            }
            case "memcpy" -> copy(a, b);
            default -> throw new IllegalArgumentException("unknown bench " + op);
        };
    }

    private int copy(int a, int b) {
        int before = Byte.toUnsignedInt(dst[b]);
        System.arraycopy(data.bytes(), 0, dst, 0, size);
        return before << 16 | Byte.toUnsignedInt(dst[a]) << 8 | Byte.toUnsignedInt(dst[b]);
    }

    /** Clause S6.1; only two bytes of it are needed. */
    private int fill(int value, int a) {
        int last = size - 1;
        long others = (long) value * last % Limits.MODULUS;
        int fixUp = (int) ((Limits.MODULUS - others) % Limits.MODULUS);
        return 256 * fixUp + (a == last ? fixUp : value);
    }

    /** Hashes only the leaves that have changed. */
    private byte[] root() {
        byte[] bytes = data.bytes();
        for (int at = 0, leaf = 0; at < bytes.length; at += LEAF, leaf++) {
            int end = Math.min(at + LEAF, bytes.length);
            if (hashed == null) {
                hashes.add(leaf(at, end));
            } else if (Arrays.mismatch(bytes, at, end, hashed, at, end) >= 0) {
                hashes.set(leaf, leaf(at, end));
            }
        }
        hashed = bytes.clone();
        return root(hashes);
    }

    private byte[] leaf(int from, int to) {
        sha.update(LEAF_PREFIX);
        sha.update(data.bytes(), from, to - from);
        return sha.digest();
    }

    /** RFC 9162 section 2.1.1: the left part holds the largest power of two of leaves that is smaller than all. */
    private byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        byte[] left = root(leaves.subList(0, split));
        byte[] right = root(leaves.subList(split, leaves.size()));
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
