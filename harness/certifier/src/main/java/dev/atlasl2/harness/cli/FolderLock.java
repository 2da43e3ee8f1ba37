package dev.atlasl2.harness.cli;

import dev.atlasl2.vectors.FileReplacement;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Prevents two runs from writing to one folder at once, which would mix their files. The lock is the operating
 * system's, on an empty file in the folder, so it ends with the process in any case. A leftover file locks nothing.
 */
final class FolderLock implements AutoCloseable {
    private static final String NAME = ".atlas.lock";

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock, without waiting.
     *
     * @throws IOException if another run has it, or no file can be made in the folder
     */
    static FolderLock of(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        while (true) {
            FileReplacement.requireReplaceable(file); // opening a pipe would wait
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            try {
                Object opened = identity(file);
                if (!isTaken(channel)) {
                    throw new FileSystemException(folder.toString(), null, "another run writes to it now");
                }
                if (opened != null && Objects.equals(opened, identity(file))) {
                    return new FolderLock(file, channel);
                }
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            channel.close(); // the other run deleted it between our opening and our locking it
        }
    }

    private static boolean isTaken(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) { // a run in this process
            return false;
        } catch (IOException e) { // a file system without locks: two runs there do not detect each other
            return true;
        }
    }

    private static Object identity(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        }
    }
}
