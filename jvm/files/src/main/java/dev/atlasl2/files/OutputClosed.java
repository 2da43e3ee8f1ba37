package dev.atlasl2.files;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Standard output takes no more: there is nothing left to do. */
final class OutputClosed extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    OutputClosed(IOException e) {
        super(e);
    }

    /** Whether the reader went away, as {@code head} does, which is no error of anybody's. */
    boolean isBrokenPipe() {
        String message = getCause().getMessage();
        return message != null && message.contains("Broken pipe");
    }
}
