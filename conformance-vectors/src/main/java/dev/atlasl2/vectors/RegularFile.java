package dev.atlasl2.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads files whose names come from outside: only regular files, up to a limit. Opening a pipe waits for a writer, and
 * a device may never end, so the kind of a file is checked before it is opened. Thread-safe.
 */
public final class RegularFile {
    private static final int TYPE = 0170000;

    private RegularFile() {}

    /**
     * Returns the bytes of a file.
     *
     * @param most maximum length of such a file, in bytes
     * @param links {@link LinkOption#NOFOLLOW_LINKS} to refuse a symbolic link to a file
     * @throws FileSystemException whose reason says in words what the file is, if it is not a regular file, or its
     *     length, if that is more than {@code most}
     * @throws IOException if it cannot be read
     */
    public static byte[] read(Path file, int most, LinkOption... links) throws IOException {
        require(file, links);
        try (InputStream in = Files.newInputStream(file, (OpenOption[]) links)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw refused(file, "has more than " + most + " bytes");
            }
            return bytes;
        }
    }

    /**
     * Returns the text of a file in UTF-8; otherwise like {@link #read}.
     *
     * @throws FileSystemException if it is not UTF-8, too
     */
    public static String text(Path file, int most, LinkOption... links) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(read(file, most, links));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw refused(file, "is not UTF-8 at byte " + bytes.position());
        }
    }

    /**
     * Refuses anything except a regular file.
     *
     * @throws FileSystemException whose reason says in words what it is
     * @throws java.nio.file.NoSuchFileException if it does not exist
     */
    static void require(Path file, LinkOption... links) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, links);
        if (!attributes.isRegularFile()) {
            throw refused(file, "is " + kind(file, attributes, links) + ", not a regular file");
        }
    }

    private static FileSystemException refused(Path file, String reason) {
        return new FileSystemException(file.toString(), null, reason);
    }

    private static String kind(Path file, BasicFileAttributes attributes, LinkOption... links) throws IOException {
        if (attributes.isDirectory()) {
            return "a folder";
        }
        if (attributes.isSymbolicLink()) {
            return "a symbolic link";
        }
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return "a special file";
        }
        return switch ((int) Files.getAttribute(file, "unix:mode", links) & TYPE) {
            case 0010000 -> "a pipe";
            case 0020000, 0060000 -> "a device";
            case 0140000 -> "a socket";
            default -> "a special file";
        };
    }
}
