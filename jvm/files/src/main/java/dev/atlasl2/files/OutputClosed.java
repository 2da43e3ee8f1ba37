package dev.atlasl2.files;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Standard output was closed. The only thing left to do is {@link #end}. */
public final class OutputClosed extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    OutputClosed(IOException e) {
        super(e);
    }

    /**
     * Returns the command's exit code. It prints the reason on standard error, unless the reader has closed the output.
     */
    public int end(Terminal terminal) {
        if (isBrokenPipe()) {
            return FileCommands.BROKEN_PIPE;
        }
        terminal.complain("standard output: cannot be written: "
                + FileFailure.of(getCause()).getMessage());
        return FileCommands.USAGE;
    }

    /** Whether the reader closed the output, as {@code head} does, which is not an error. */
    private boolean isBrokenPipe() {
        String message = getCause().getMessage();
        return message != null && message.contains("Broken pipe");
    }
}
