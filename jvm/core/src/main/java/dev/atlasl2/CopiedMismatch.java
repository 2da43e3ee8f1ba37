package dev.atlasl2;

import java.util.Arrays;

/**
 * Compares two ranges of memory that may be a mapped file, through arrays. The mismatch method of the JDK reads in
 * vectors, and crashes the JVM if the file was truncated (JDK 25).
 */
final class CopiedMismatch {
    /** The first chunk is small, because a difference is often near. */
    private static final int FIRST_CHUNK_BYTES = 256;

    private static final int LAST_CHUNK_BYTES = 8192;

    private CopiedMismatch() {}

    static long of(Region data, long one, long other, long length) {
        byte[] a = new byte[0];
        byte[] b = a;
        int count;
        for (long done = 0; done < length; done += count) {
            if (a.length < LAST_CHUNK_BYTES) {
                a = new byte[Math.max(FIRST_CHUNK_BYTES, 2 * a.length)];
                b = new byte[a.length];
            }
            count = (int) Math.min(a.length, length - done);
            data.copy(one + done, a, 0, count);
            data.copy(other + done, b, 0, count);
            int at = Arrays.mismatch(a, 0, count, b, 0, count);
            if (at >= 0) {
                return done + at;
            }
        }
        return -1;
    }
}
