package dev.atlasl2.kernel;

/**
 * SHA-256 (FIPS 180-4) of several messages of one length at once, one in each lane of a vector. Not thread-safe. It
 * keeps its working memory and allocates nothing.
 */
public interface LaneSha256 {
    /** Returns the number of messages, 4, 8 or 16. */
    int lanes();

    /**
     * Hashes {@code prefix || data[i][at[i] .. at[i] + length - 1]} for each lane i.
     *
     * @param prefix first byte of each message, 0..255 (RFC 9162, section 2.1.1); or -1 for none
     * @param data one array per lane; lanes may share an array
     * @param at one index per lane, 0 to {@code data[i].length - length}
     * @param length 0 or more
     * @param out gets the hashes, 32 bytes per lane, from {@code outAt} on, after all data have been read: it may
     *     be one of the arrays
     */
    void hash(int prefix, byte[][] data, int[] at, int length, byte[] out, int outAt);
}
