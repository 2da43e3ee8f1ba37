package dev.atlasl2.spark;

import org.apache.spark.Partitioner;

/**
 * Keeps the chunks of a file together and the files in order: the results of all partitions, one after the other, are
 * in the order of the listing.
 */
final class ByFile extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final long files;
    private final int partitions;

    ByFile(long files, int partitions) {
        this.files = files;
        this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
        return partitions;
    }

    @Override
    public int getPartition(Object key) {
        return (int) (((ChunkKey) key).file() * partitions / files);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByFile that && that.files == files && that.partitions == partitions;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(files) * 31 + partitions;
    }
}
