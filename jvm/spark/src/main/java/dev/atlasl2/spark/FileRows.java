package dev.atlasl2.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/** Makes a row from the chunks of each file, which come one after the other. */
final class FileRows implements Iterator<Row> {
    private final Iterator<Chunk> chunks;
    private final int leafBytes;
    private final long chunkBytes;
    /** The first chunk of the next file. */
    private Chunk ahead;

    FileRows(Iterator<Chunk> sorted, int leafBytes, long chunkBytes) {
        this.chunks = sorted;
        this.leafBytes = leafBytes;
        this.chunkBytes = chunkBytes;
        advance();
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Row next() {
        if (ahead == null) {
            throw new NoSuchElementException();
        }
        List<Chunk> ofFile = new ArrayList<>();
        long file = ahead.file().index();
        while (ahead != null && ahead.file().index() == file) {
            ofFile.add(ahead);
            advance();
        }
        return FileRow.of(ofFile, leafBytes, chunkBytes);
    }

    private void advance() {
        ahead = chunks.hasNext() ? chunks.next() : null;
    }
}
