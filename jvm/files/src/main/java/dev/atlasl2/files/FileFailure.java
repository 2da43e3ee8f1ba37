package dev.atlasl2.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/** One file cannot be dealt with, while the rest go on. The message says why; whoever catches it names the file. */
final class FileFailure extends Exception {
    private static final long serialVersionUID = 1L;

    FileFailure(String message) {
        super(message);
    }

    /** Says in words what an I/O exception says by its type. */
    static FileFailure of(IOException e) {
        return new FileFailure(
                switch (e) {
                    case NoSuchFileException f -> "no such file";
                    case AccessDeniedException f -> "permission denied";
                    case FileSystemLoopException f -> "links that lead in a circle";
                    default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                });
    }
}
