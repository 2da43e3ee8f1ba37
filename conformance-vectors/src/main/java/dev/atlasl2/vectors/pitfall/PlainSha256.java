package dev.atlasl2.vectors.pitfall;

/**
 * SHA-256 in parts that can be overridden: it is right, and a pitfall or a mutant overrides the part that it gets
 * wrong.
 */
public class PlainSha256 {
    private static final int BLOCK = 64;
    private static final int[] K = new int[64];
    private static final int[] START = new int[8];

    static {
        // FIPS 180-4, sections 4.2.2 and 5.3.3: fractional parts of cube and square roots of the first primes.
        int found = 0;
        for (int n = 2; found < 64; n++) {
            if (isPrime(n)) {
                K[found] = fraction(Math.cbrt(n));
                if (found < 8) {
                    START[found] = fraction(Math.sqrt(n));
                }
                found++;
            }
        }
    }

    private static boolean isPrime(int n) {
        for (int d = 2; d * d <= n; d++) {
            if (n % d == 0) {
                return false;
            }
        }
        return true;
    }

    private static int fraction(double root) {
        return (int) (long) ((root - Math.floor(root)) * 0x1p32);
    }

    /** Returns the 32-byte digest. */
    public final byte[] digest(byte[] data) {
        int[] hash = START.clone();
        int whole = data.length - data.length % BLOCK;
        int[] w = new int[64];
        for (int at = 0; at < whole; at += BLOCK) {
            compress(hash, data, at, w);
        }
        int rest = data.length - whole;
        byte[] last = new byte[needsTwoBlocks(rest) ? 2 * BLOCK : BLOCK];
        System.arraycopy(data, whole, last, 0, rest);
        if (rest < last.length) {
            last[rest] = paddingByte();
        }
        long bits = bitLength(data.length);
        for (int i = 0; i < 8; i++) {
            last[last.length - 1 - i] = (byte) (bits >>> (8 * i));
        }
        for (int at = 0; at < last.length; at += BLOCK) {
            compress(hash, last, at, w);
        }
        byte[] digest = new byte[32];
        for (int i = 0; i < 32; i++) {
            digest[i] = (byte) (hash[i / 4] >>> (24 - 8 * (i % 4)));
        }
        return digest;
    }

    /** The length field of the padding. */
    protected long bitLength(long bytes) {
        return bytes << 3;
    }

    /** Whether {@code rest} bytes, the padding byte and the length field need more than one block. */
    protected boolean needsTwoBlocks(int rest) {
        return rest >= BLOCK - 8;
    }

    /** The byte that ends the message. */
    protected byte paddingByte() {
        return (byte) 0x80;
    }

    /** The rotations of the message schedule and the rounds: 0, 1 of the small sigmas, 2, 3 of the large ones. */
    protected int sigma(int which, int x) {
        return switch (which) {
            case 0 -> Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ x >>> 3;
            case 1 -> Integer.rotateRight(x, 17) ^ Integer.rotateRight(x, 19) ^ x >>> 10;
            case 2 -> Integer.rotateRight(x, 2) ^ Integer.rotateRight(x, 13) ^ Integer.rotateRight(x, 22);
            default -> Integer.rotateRight(x, 6) ^ Integer.rotateRight(x, 11) ^ Integer.rotateRight(x, 25);
        };
    }

    /** The constant of a round. */
    protected int constant(int round) {
        return K[round];
    }

    private void compress(int[] hash, byte[] data, int at, int[] w) {
        for (int i = 0; i < 16; i++) {
            w[i] = (data[at + 4 * i] & 0xff) << 24
                    | (data[at + 4 * i + 1] & 0xff) << 16
                    | (data[at + 4 * i + 2] & 0xff) << 8
                    | (data[at + 4 * i + 3] & 0xff);
        }
        for (int i = 16; i < 64; i++) {
            w[i] = w[i - 16] + sigma(0, w[i - 15]) + w[i - 7] + sigma(1, w[i - 2]);
        }
        int a = hash[0];
        int b = hash[1];
        int c = hash[2];
        int d = hash[3];
        int e = hash[4];
        int f = hash[5];
        int g = hash[6];
        int h = hash[7];
        for (int i = 0; i < 64; i++) {
            int t1 = h + sigma(3, e) + ((e & f) ^ (~e & g)) + constant(i) + w[i];
            int t2 = sigma(2, a) + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        int[] last = {a, b, c, d, e, f, g, h};
        for (int i = 0; i < 8; i++) {
            hash[i] += last[i];
        }
    }
}
