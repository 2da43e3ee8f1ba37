package dev.atlasl2.spark;

import java.io.Serializable;
import java.util.Comparator;

/** The place of a chunk in the results: first by its file, then by its index in the file. */
record ChunkKey(long file, long chunk) implements Comparable<ChunkKey>, Serializable {
    private static final Comparator<ChunkKey> ORDER =
            Comparator.comparingLong(ChunkKey::file).thenComparingLong(ChunkKey::chunk);

    @Override
    public int compareTo(ChunkKey other) {
        return ORDER.compare(this, other);
    }
}
