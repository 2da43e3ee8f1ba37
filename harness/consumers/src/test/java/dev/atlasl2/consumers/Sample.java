package dev.atlasl2.consumers;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The bytes that every consumer sums, and what comes of them, computed here without the library. */
final class Sample {
    /** The programs in {@code projects} make the same: not a multiple of any leaf, lane or cycle. */
    static final byte[] BYTES = bytes();

    /** Bytes in a leaf of the tree. */
    static final int LEAF = 256;

    private Sample() {}

    private static byte[] bytes() {
        byte[] bytes = new byte[100_003];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8));
        }
        return bytes;
    }

    static int sum() {
        long sum = 0;
        for (byte each : BYTES) {
            sum += each & 0xff;
        }
        return (int) (sum % 96);
    }

    /** Returns the root over leaves of 256 bytes in hexadecimal: the Merkle tree hash of RFC 9162, section 2.1. */
    static String root() {
        return HexFormat.of().formatHex(hash(0, (BYTES.length + LEAF - 1) / LEAF));
    }

    private static byte[] hash(int firstLeaf, int leaves) {
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        if (leaves == 1) {
            int end = Math.min((firstLeaf + 1) * LEAF, BYTES.length);
            node.write(0);
            node.writeBytes(Arrays.copyOfRange(BYTES, firstLeaf * LEAF, end));
        } else {
            int left = Integer.highestOneBit(leaves - 1);
            node.write(1);
            node.writeBytes(hash(firstLeaf, left));
            node.writeBytes(hash(firstLeaf + left, leaves - left));
        }
        return digest("SHA-256", node.toByteArray());
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
