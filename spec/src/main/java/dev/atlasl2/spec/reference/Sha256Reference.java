package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;

/**
 * SHA-256 as written in FIPS 180-4, so that the oracle does not depend on the platform's implementation. Not
 * thread-safe.
 *
 * <p>It takes a message piece by piece with {@link #update}, or at once with {@link #hash}.
 */
public final class Sha256Reference {
    private static final int BLOCK_BYTES = 64;
    private static final int LENGTH_BYTES = 8;

    /**
     * FIPS 180-4, section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
     */
    private static final int[] K = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    };

    /**
     * FIPS 180-4, section 5.3.3: the first 32 bits of the fractional parts of the square roots of the first 8 primes.
     */
    private final int[] hash = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    };

    private final byte[] block = new byte[BLOCK_BYTES];
    private final int[] w = new int[64];
    private int filled;
    private long length;

    /** Starts with the empty message. */
    public Sha256Reference() {}

    /**
     * Returns the 32-byte digest of the parts, one after the other.
     *
     * @throws AtlasException INVALID if a part is null
     */
    public static byte[] hash(byte[]... parts) {
        Sha256Reference sha = new Sha256Reference();
        for (byte[] part : parts) {
            Require.present("part", part);
            sha.update(part, 0, part.length);
        }
        return sha.digest();
    }

    /**
     * Returns this, after bytes {@code from} to {@code to} (exclusive) of {@code data} were appended to the message.
     *
     * @throws AtlasException INVALID if data is null or the range leaves it
     */
    public Sha256Reference update(byte[] data, int from, int to) {
        Require.present("data", data);
        Require.range("to", to, 0, data.length);
        Require.range("from", from, 0, to);
        length += to - from;
        int at = from;
        while (at < to) {
            int taken = Math.min(BLOCK_BYTES - filled, to - at);
            System.arraycopy(data, at, block, filled, taken);
            at += taken;
            filled += taken;
            if (filled == BLOCK_BYTES) {
                compress();
                filled = 0;
            }
        }
        return this;
    }

    /** Returns the 32-byte digest of the message, which ends here. The instance cannot be used afterwards. */
    public byte[] digest() {
        pad();
        byte[] digest = new byte[32];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = (byte) (hash[i / 4] >>> (24 - 8 * (i % 4)));
        }
        return digest;
    }

    /** FIPS 180-4, section 5.1.1: one 1 bit, as few 0 bits as needed, and the message's length in bits as 64 bits. */
    private void pad() {
        long bits = length * 8;
        int zeros = Math.floorMod(BLOCK_BYTES - LENGTH_BYTES - 1 - filled, BLOCK_BYTES);
        byte[] padding = new byte[1 + zeros + LENGTH_BYTES];
        padding[0] = (byte) 0x80;
        for (int i = 0; i < LENGTH_BYTES; i++) {
            padding[1 + zeros + i] = (byte) (bits >>> (56 - 8 * i));
        }
        update(padding, 0, padding.length);
    }

    /** FIPS 180-4, section 6.2.2, steps 1 to 4. */
    private void compress() {
        for (int t = 0; t < 16; t++) {
            w[t] = (block[4 * t] & 0xff) << 24
                    | (block[4 * t + 1] & 0xff) << 16
                    | (block[4 * t + 2] & 0xff) << 8
                    | (block[4 * t + 3] & 0xff);
        }
        for (int t = 16; t < 64; t++) {
            w[t] = smallSigma1(w[t - 2]) + w[t - 7] + smallSigma0(w[t - 15]) + w[t - 16];
        }
        int a = hash[0];
        int b = hash[1];
        int c = hash[2];
        int d = hash[3];
        int e = hash[4];
        int f = hash[5];
        int g = hash[6];
        int h = hash[7];
        for (int t = 0; t < 64; t++) {
            int t1 = h + bigSigma1(e) + choose(e, f, g) + K[t] + w[t];
            int t2 = bigSigma0(a) + majority(a, b, c);
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        hash[0] += a;
        hash[1] += b;
        hash[2] += c;
        hash[3] += d;
        hash[4] += e;
        hash[5] += f;
        hash[6] += g;
        hash[7] += h;
    }

    // FIPS 180-4, section 4.1.2, (4.2) to (4.7).

    private static int choose(int x, int y, int z) {
        return (x & y) ^ (~x & z);
    }

    private static int majority(int x, int y, int z) {
        return (x & y) ^ (x & z) ^ (y & z);
    }

    private static int bigSigma0(int x) {
        return Integer.rotateRight(x, 2) ^ Integer.rotateRight(x, 13) ^ Integer.rotateRight(x, 22);
    }

    private static int bigSigma1(int x) {
        return Integer.rotateRight(x, 6) ^ Integer.rotateRight(x, 11) ^ Integer.rotateRight(x, 25);
    }

    private static int smallSigma0(int x) {
        return Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ x >>> 3;
    }

    private static int smallSigma1(int x) {
        return Integer.rotateRight(x, 17) ^ Integer.rotateRight(x, 19) ^ x >>> 10;
    }
}
