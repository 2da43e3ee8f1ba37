package dev.atlasl2.vectors;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes a file under a temporary name in the same folder, then renames it, so that a reader sees either the old file
 * or the new one. Used by one thread.
 *
 * <p>It never writes through an existing file of that name. A symbolic link is replaced, and its target stays
 * unchanged; so do the other names of a file with several hard links. A folder, pipe, device or socket is refused. A
 * new file gets the permissions that the umask leaves; a file that replaces a regular file gets the permissions of the
 * old one.
 */
public final class FileReplacement implements Closeable {
    private final Path destination;
    private final Path temporary;
    private final OutputStream out;
    private boolean isPlaced;

    private FileReplacement(Path destination, Path temporary, OutputStream out) {
        this.destination = destination;
        this.temporary = temporary;
        this.out = out;
    }

    /**
     * Begins to write a file.
     *
     * @param destination its final name; the folder must exist
     * @throws java.nio.file.FileSystemException whose reason says what has that name, if it cannot be replaced
     * @throws IOException if no file can be made in that folder
     */
    public static FileReplacement of(Path destination) throws IOException {
        requireReplaceable(destination);
        Optional<Set<PosixFilePermission>> permissions = permissions(destination);
        Path temporary = create(destination, permissions);
        OutputStream out = null;
        try {
            // A stream, not a channel: interrupting a writing thread would close a channel for all others.
            out = Files.newOutputStream(temporary, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            if (permissions.isPresent()) { // when it was created, the umask removed some
                Files.setPosixFilePermissions(temporary, permissions.get());
            }
            return new FileReplacement(destination, temporary, out);
        } catch (IOException e) {
            if (out != null) {
                out.close();
            }
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /**
     * Makes an empty file with no more permissions than it gets in the end. Otherwise a reader that opens it early
     * could continue to read.
     */
    private static Path create(Path destination, Optional<Set<PosixFilePermission>> permissions) throws IOException {
        FileAttribute<?>[] attributes = permissions.map(FileReplacement::writable).stream()
                .map(PosixFilePermissions::asFileAttribute)
                .toArray(FileAttribute<?>[]::new);
        while (true) {
            try {
                return Files.createFile(
                        destination.resolveSibling("." + destination.getFileName() + "-"
                                + HexFormat.of()
                                        .toHexDigits(ThreadLocalRandom.current().nextLong())
                                + ".tmp"),
                        attributes);
            } catch (FileAlreadyExistsException e) {
                // another name is tried, then
            }
        }
    }

    private static Set<PosixFilePermission> writable(Set<PosixFilePermission> permissions) {
        Set<PosixFilePermission> all = EnumSet.of(PosixFilePermission.OWNER_WRITE);
        all.addAll(permissions);
        return all;
    }

    /** Replaces a file by one with this text, in UTF-8; otherwise like {@link #of}. */
    public static void write(Path destination, String text) throws IOException {
        try (FileReplacement file = of(destination)) {
            file.write(text);
            file.place();
        }
    }

    /**
     * Refuses a name that cannot be replaced: it exists, and is neither a regular file nor a symbolic link.
     *
     * @throws java.nio.file.FileSystemException whose reason says what it is
     */
    public static void requireReplaceable(Path destination) throws IOException {
        try {
            if (!Files.isSymbolicLink(destination)) {
                RegularFile.require(destination, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (NoSuchFileException e) {
            // expected
        }
    }

    /** Appends text, in UTF-8. */
    public void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the stream, without a buffer, that appends to the file, before and after it has its name. */
    public OutputStream out() {
        return out;
    }

    /** Gives the file its name. */
    public void place() throws IOException {
        requireReplaceable(destination);
        Files.move(temporary, destination, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        isPlaced = true;
    }

    /** Ends the writing. If the file has not got its name, it is deleted. */
    @Override
    public void close() throws IOException {
        out.close();
        if (!isPlaced) {
            Files.deleteIfExists(temporary);
        }
    }

    private static Optional<Set<PosixFilePermission>> permissions(Path destination) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(destination, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view != null && Files.isRegularFile(destination, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(view.readAttributes().permissions())
                : Optional.empty();
    }
}
