package dev.atlasl2.files;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Standard output takes no more: there is nothing left to do but {@link #end}. */
public final class OutputClosed extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    OutputClosed(IOException e) {
        super(e);
    }

    /** Returns the command's exit code, and says why on standard error unless the reader of the output went away. */
    public int end(Terminal terminal) {
        if (isBrokenPipe()) {
            return FileCommands.BROKEN_PIPE;
        }
        terminal.complain("standard output: cannot be written: "
                + FileFailure.of(getCause()).getMessage());
        return FileCommands.USAGE;
    }

    /** Whether the reader went away, as {@code head} does, which is not an error. */
    private boolean isBrokenPipe() {
        String message = getCause().getMessage();
        return message != null && message.contains("Broken pipe");
    }
}
