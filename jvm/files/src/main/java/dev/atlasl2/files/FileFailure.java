package dev.atlasl2.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** One file cannot be processed; the others continue. The message says why; the code that catches it names the file. */
final class FileFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isMissing;

    FileFailure(String message) {
        this(message, false);
    }

    private FileFailure(String message, boolean isMissing) {
        super(message);
        this.isMissing = isMissing;
    }

    /** Returns in words what an I/O exception says by its type. */
    static FileFailure of(IOException e) {
        if (e instanceof NoSuchFileException missing && missing.getFile() != null && isBelowAFile(missing.getFile())) {
            return new FileFailure("part of its path is not a directory");
        }
        return new FileFailure(reason(e), e instanceof NoSuchFileException);
    }

    /** Java reports ENOTDIR like a missing file. */
    private static boolean isBelowAFile(String file) {
        for (Path path = Path.of(file).toAbsolutePath().getParent(); path != null; path = path.getParent()) {
            try {
                return !Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
            } catch (NoSuchFileException e) {
                // then the reason is in a folder above
            } catch (IOException e) {
                return false;
            }
        }
        return false;
    }

    /** Returns whether there is no such file, as opposed to one that cannot be reached. */
    boolean isMissing() {
        return isMissing;
    }

    private static String reason(IOException e) {
        String message = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
        return switch (e) {
            case NoSuchFileException f -> "no such file";
            case AccessDeniedException f -> "permission denied";
            case FileSystemLoopException f -> "links that lead in a circle";
            default -> {
                if (message == null) {
                    yield e.getClass().getSimpleName();
                }
                if (message.startsWith("Too many levels of symbolic links")) {
                    yield "links that lead in a circle";
                }
                yield message.equals("Bad file descriptor") ? "is closed" : message;
            }
        };
    }
}
