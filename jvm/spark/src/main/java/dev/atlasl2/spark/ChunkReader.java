package dev.atlasl2.spark;

import dev.atlasl2.CompactRange;
import dev.atlasl2.Kernels;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FutureDataInputStreamBuilder;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;

/** Reads the pieces of one task, one piece ahead of the caller. It runs on the executor, in one thread. */
final class ChunkReader implements Iterator<Chunk> {
    /**
     * A multiple of the longest leaf. It is hashed while it is in the second-level cache, and never split over threads.
     */
    private static final int STEP = 1 << 20;

    private final Iterator<Piece> pieces;
    private final int leafLog2;
    private final long chunkBytes;
    private final Configuration configuration;
    private final Queue<Chunk> found = new ArrayDeque<>();
    private final byte[] buffer = new byte[STEP];

    ChunkReader(Iterator<Piece> pieces, int leafLog2, long chunkBytes, Configuration configuration) {
        this.pieces = pieces;
        this.leafLog2 = leafLog2;
        this.chunkBytes = chunkBytes;
        this.configuration = configuration;
    }

    @Override
    public boolean hasNext() {
        while (found.isEmpty() && pieces.hasNext()) {
            read(pieces.next());
        }
        return !found.isEmpty();
    }

    @Override
    public Chunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return found.remove();
    }

    /** If a file cannot be read, only its own piece is lost. */
    private void read(Piece piece) {
        LakeFile file = piece.file();
        String error = file.error();
        List<byte[]> ranges = new ArrayList<>();
        if (error == null) {
            try {
                ranges = ranges(piece);
            } catch (IOException | RuntimeException e) {
                error = Reason.of(e);
            }
        }
        String kernel = Kernels.describe();
        for (long i = piece.first(); i < piece.end(); i++) {
            boolean hasRange = error == null && file.length() > 0;
            byte[] range = hasRange ? ranges.get((int) (i - piece.first())) : null;
            found.add(new Chunk(file, i, range, error, hasRange ? kernel : ""));
        }
    }

    private List<byte[]> ranges(Piece piece) throws IOException {
        LakeFile file = piece.file();
        Path path = new Path(URI.create(file.uri()));
        FileSystem files = Listing.fileSystem(path, configuration);
        List<byte[]> ranges = new ArrayList<>();
        if (file.length() > 0) {
            FutureDataInputStreamBuilder opening = files.openFile(path)
                    .opt("fs.option.openfile.read.policy", "sequential")
                    .opt("fs.option.openfile.length", Long.toString(file.length()));
            try (FSDataInputStream in = FutureIO.awaitFuture(opening.build())) {
                for (long i = piece.first(); i < piece.end(); i++) {
                    ranges.add(range(in, i * chunkBytes, Math.min((i + 1) * chunkBytes, file.length())));
                }
            } catch (EOFException e) {
                requireUnchanged(file, files.getFileStatus(path));
                throw e;
            }
        }
        requireUnchanged(file, files.getFileStatus(path));
        return ranges;
    }

    private byte[] range(FSDataInputStream in, long from, long to) throws IOException {
        List<CompactRange> steps = new ArrayList<>();
        for (long at = from; at < to; at += STEP) {
            int count = (int) Math.min(STEP, to - at);
            in.readFully(at, buffer, 0, count);
            steps.add(CompactRange.of(buffer, 0, count, at, leafLog2));
        }
        return CompactRange.merge(steps).encode();
    }

    /**
     * If several tasks read one file, each compares it with the listing: together they cover the whole time since then.
     */
    private static void requireUnchanged(LakeFile file, FileStatus now) throws IOException {
        if (now.getLen() != file.length()) {
            throw new IOException(
                    "changed while it was read: " + file.length() + " bytes at first, " + now.getLen() + " in the end");
        }
        if (now.getModificationTime() != file.modified()) {
            throw new IOException("changed while it was read: it was written to after it was listed");
        }
    }
}
