package dev.atlasl2.benchmarks;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Hashes made without this library: the peer, and the answer that all others must give. */
final class Sha {
    static final int LEAF = 4096;

    private final MessageDigest digest;

    Sha() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns SHA-256 of the bytes. */
    byte[] flat(byte[] data) {
        return digest.digest(data);
    }

    /** Hashes every leaf of 4,096 bytes (RFC 9162: after a byte 0), one after the other, and nothing else. */
    void leaves(byte[] data, byte[] hashes) {
        try {
            for (int at = 0; at < data.length; at += LEAF) {
                digest.update((byte) 0);
                digest.update(data, at, LEAF);
                digest.digest(hashes, at / LEAF * 32, 32);
            }
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the Merkle root over leaves of 4,096 bytes, as in RFC 9162. */
    byte[] root(byte[] data) {
        byte[] hashes = new byte[data.length / LEAF * 32];
        leaves(data, hashes);
        return root(hashes, 0, hashes.length / 32);
    }

    private byte[] root(byte[] hashes, int from, int to) {
        if (to - from == 1) {
            return Arrays.copyOfRange(hashes, 32 * from, 32 * to);
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        byte[] left = root(hashes, from, middle);
        byte[] right = root(hashes, middle, to);
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }
}
