package dev.atlasl2.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Detects that a regular file changes while it is read. Its length and its time must stay the same, and the number of
 * its bytes must be its length. Two changes may come within one tick of that time, so a file that returns more or fewer
 * bytes than its length is checked again: files of /proc and /sys always do so.
 */
final class Watch {
    /** Longer than a tick of the clock from which file systems take their times. */
    private static final long TICK_MILLISECONDS = 20;

    private final Path path;
    private final FileChannel channel;
    private final BasicFileAttributes before;
    private final long from;
    private final long size;

    /**
     * Begins at the position of the channel.
     *
     * @param path a name of the file
     * @param channel the file, open for reading
     */
    Watch(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        before = attributes();
        from = channel.position();
        size = channel.size();
    }

    /** Returns the initial length of the file, in bytes. */
    long size() {
        return size;
    }

    /**
     * Refuses a file that changed.
     *
     * @param count how many bytes were read
     * @throws FileFailure whose message says how it changed
     */
    void requireUnchanged(long count) throws IOException, FileFailure {
        requireSame();
        long end = from + count;
        if (end == size) {
            return;
        }
        pause();
        boolean hasMore = channel.read(ByteBuffer.allocate(1), Math.min(end, size)) > 0;
        requireSame();
        if (hasMore != end > size) {
            throw new FileFailure("changed while it was read: " + size + " bytes at first, " + end + " were read");
        }
    }

    /** Refuses a file whose length or time has changed. */
    void requireSame() throws IOException, FileFailure {
        long now = channel.size();
        if (now != size) {
            throw new FileFailure("changed while it was read: " + size + " bytes at first, " + now + " in the end");
        }
        BasicFileAttributes after = attributes();
        boolean isSameFile = before != null && after != null && Objects.equals(before.fileKey(), after.fileKey());
        if (isSameFile && !before.lastModifiedTime().equals(after.lastModifiedTime())) {
            throw new FileFailure("changed while it was read: it was written to");
        }
    }

    /** Null if the name is gone: another file may have the name then, while this one is still being read. */
    private BasicFileAttributes attributes() throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(TICK_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
