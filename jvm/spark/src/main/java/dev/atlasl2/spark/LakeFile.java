package dev.atlasl2.spark;

import java.io.Serializable;

/**
 * A file as it was listed.
 *
 * @param index its place among all that were listed
 * @param name what results call it
 * @param uri where it is
 * @param length in bytes
 * @param modified when it was last changed, in milliseconds since 1970
 * @param error why it cannot be read; null where nothing speaks against it yet
 */
record LakeFile(long index, String name, String uri, long length, long modified, String error) implements Serializable {
    /** How many chunks it has; one where it is empty or in error, so that there is a row for it. */
    long chunks(long chunkBytes) {
        return length == 0 ? 1 : (length - 1) / chunkBytes + 1;
    }
}
