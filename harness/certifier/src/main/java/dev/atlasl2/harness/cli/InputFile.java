package dev.atlasl2.harness.cli;

import dev.atlasl2.vectors.RegularFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads the files that a user names. */
final class InputFile {
    private InputFile() {}

    /**
     * Returns the bytes of a file.
     *
     * @param option the option that named it, with a space after it; empty for an operand
     * @param most maximum length of such a file, in bytes
     * @throws Refusal naming it, if it is not a regular file, is longer, or cannot be read
     */
    static byte[] bytes(String option, Path file, int most) {
        return read(option, file, most, RegularFile::read);
    }

    /** Returns the text of a file in UTF-8; otherwise like {@link #bytes}. */
    static String text(String option, Path file, int most) {
        return read(option, file, most, RegularFile::text);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(Path file, int most, LinkOption... links) throws IOException;
    }

    private static <T> T read(String option, Path file, int most, Reading<T> reading) {
        try {
            return reading.read(file, most);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "cannot be read: " + OutputFolder.reason(e) : e.getReason();
            throw Refusal.usage(option + file + ": " + reason);
        } catch (IOException e) {
            throw Refusal.usage(option + file + ": cannot be read: " + OutputFolder.reason(e));
        }
    }
}
