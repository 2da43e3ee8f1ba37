package dev.atlasl2.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that a user names for output. It is written under a temporary name, and gets its own name when all of it is
 * written.
 *
 * <p>A new file gets the permissions that the umask leaves. An existing file keeps its kind: a link stays a link to the
 * file that is written; a regular file keeps its permissions, its owner and its other names; a pipe or a device is
 * written to.
 */
final class OutputFile implements AutoCloseable {
    private static final List<Path> OWN_STREAMS = List.of(Path.of("/dev/stdout"), Path.of("/dev/stderr"));

    private final Path destination;
    private final Path temporary;
    private final FileChannel channel;
    /** Whether the temporary file may replace the existing one. */
    private final boolean isReplaced;
    /** A pipe or a device; null if it is neither. */
    private final OutputStream sink;

    private OutputFile(Path destination, Path temporary, boolean isReplaced, OutputStream sink) throws IOException {
        this.destination = destination;
        this.temporary = temporary;
        this.isReplaced = isReplaced;
        this.sink = sink;
        temporary.toFile().deleteOnExit(); // Ctrl-C
        channel = FileChannel.open(
                temporary, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Begins to write. A pipe waits here for its reader, as in a shell.
     *
     * @throws IOException if the file cannot be written, or is standard output or standard error
     */
    static OutputFile of(Path name) throws IOException {
        BasicFileAttributes there = attributes(name);
        if (there == null) {
            Path destination = end(name.toAbsolutePath());
            return new OutputFile(destination, beside(destination), true, null);
        }
        if (there.isDirectory()) {
            throw new IOException("is a directory");
        }
        if (there.isRegularFile()) {
            return existing(name.toRealPath());
        }
        OutputStream sink = Files.newOutputStream(name, StandardOpenOption.WRITE);
        return new OutputFile(name, Files.createTempFile("atlas-", ".tmp"), false, sink);
    }

    private static OutputFile existing(Path destination) throws IOException {
        for (Path stream : OWN_STREAMS) {
            if (isSame(stream, destination)) {
                throw new IOException("is " + stream + ", which other lines go to");
            }
        }
        if (!Files.isWritable(destination)) {
            throw new AccessDeniedException(destination.toString());
        }
        Path temporary;
        try {
            temporary = beside(destination);
        } catch (IOException e) { // its folder accepts no new file, but the file itself can be written
            return new OutputFile(destination, Files.createTempFile("atlas-", ".tmp"), false, null);
        }
        return new OutputFile(destination, temporary, canBeReplaced(destination, temporary), null);
    }

    /** Returns the path that is written before the file gets its name. */
    FileChannel channel() {
        return channel;
    }

    /** Gives the written file its name, or copies it to its destination. */
    void place() throws IOException {
        if (isReplaced) {
            try {
                Files.move(temporary, destination, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (IOException e) { // a file that something is mounted on
                if (attributes(destination) == null) {
                    throw e;
                }
            }
        }
        try (OutputStream out = sink != null
                ? sink
                : Files.newOutputStream(destination, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            Channels.newInputStream(channel.position(0)).transferTo(out);
        }
    }

    @Override
    public void close() throws IOException {
        try (channel;
                sink) {
            Files.deleteIfExists(temporary);
        }
    }

    /** Returns whether two names denote the same file; false if one of them denotes none. */
    static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    /** Null if there is none. */
    private static BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Follows links to a file that is not there. */
    private static Path end(Path name) throws IOException {
        Path path = name;
        while (Files.isSymbolicLink(path)) {
            path = path.resolveSibling(Files.readSymbolicLink(path));
        }
        return path;
    }

    private static Path beside(Path destination) throws IOException {
        while (true) {
            String random =
                    HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            try {
                return Files.createFile(destination.resolveSibling(".atlas-" + random + ".tmp"));
            } catch (FileAlreadyExistsException e) {
                // another name is tried, then
            }
        }
    }

    /** False if other names of the file, or its owner, would be lost. Otherwise its permissions are copied. */
    private static boolean canBeReplaced(Path destination, Path temporary) throws IOException {
        if (!destination.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return true;
        }
        Map<String, Object> there = Files.readAttributes(destination, "unix:nlink,uid,gid");
        Map<String, Object> made = Files.readAttributes(temporary, "unix:nlink,uid,gid");
        if (!there.equals(made)) {
            return false;
        }
        Files.setPosixFilePermissions(
                temporary,
                Files.getFileAttributeView(destination, PosixFileAttributeView.class)
                        .readAttributes()
                        .permissions());
        return true;
    }
}
