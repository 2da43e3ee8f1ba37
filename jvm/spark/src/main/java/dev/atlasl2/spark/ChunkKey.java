package dev.atlasl2.spark;

import java.io.Serializable;
import java.util.Comparator;

/** Where a chunk comes in the results: by its file, and by its place in it. */
record ChunkKey(long file, long chunk) implements Comparable<ChunkKey>, Serializable {
    private static final Comparator<ChunkKey> ORDER =
            Comparator.comparingLong(ChunkKey::file).thenComparingLong(ChunkKey::chunk);

    @Override
    public int compareTo(ChunkKey other) {
        return ORDER.compare(this, other);
    }
}
