package dev.atlasl2.spark;

import java.io.Serializable;

/**
 * A file as it was listed.
 *
 * @param index its place in the listing
 * @param name its name in results
 * @param uri its location
 * @param length in bytes
 * @param modified time of its last change, in milliseconds since 1970
 * @param error why it cannot be read; null if no problem is known yet
 */
record LakeFile(long index, String name, String uri, long length, long modified, String error) implements Serializable {
    /** The number of its chunks. An empty or unreadable file has one, so that there is a row for it. */
    long chunks(long chunkBytes) {
        return length == 0 ? 1 : (length - 1) / chunkBytes + 1;
    }
}
