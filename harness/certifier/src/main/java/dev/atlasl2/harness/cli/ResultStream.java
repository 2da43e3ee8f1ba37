package dev.atlasl2.harness.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output, in UTF-8. A {@link PrintStream} does not report that text was lost, for example on a full disk; this
 * class reports it at the end.
 */
final class ResultStream extends PrintStream {
    private final Remembering to;

    ResultStream(OutputStream to) {
        this(new Remembering(to));
    }

    private ResultStream(Remembering to) {
        super(to, false, StandardCharsets.UTF_8);
        this.to = to;
    }

    /**
     * Writes the rest, and returns the exit code of the process: {@code code} if everything was written, or if the
     * command was refused anyway. If text was lost, it is {@link ExitCode#USAGE}, with the reason in a line on {@code
     * err}. If the reader closed the output, it is {@link ExitCode#BROKEN_PIPE} without a line, as in other programs.
     */
    int end(int code, PrintStream err) {
        if (!checkError() || code == ExitCode.USAGE || code == ExitCode.BROKEN) {
            return code;
        }
        String reason = to.failure == null ? "it is closed" : OutputFolder.reason(to.failure);
        if (reason.contains("Broken pipe")) {
            return ExitCode.BROKEN_PIPE;
        }
        err.println("atlas: cannot write to standard output: " + reason);
        return ExitCode.USAGE;
    }

    /** Remembers why bytes could not be written. */
    private static final class Remembering extends FilterOutputStream {
        private volatile IOException failure;

        Remembering(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
