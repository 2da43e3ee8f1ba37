package dev.atlasl2.files;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * The streams of a command.
 *
 * @param in standard input, without a buffer before it
 * @param out results, in UTF-8; written a line at a time
 * @param err errors and progress
 * @param columns maximum length, plus one, of a line of err that is rewritten; 0 if none can be rewritten
 */
public record Terminal(ReadableByteChannel in, OutputStream out, PrintStream err, int columns) {
    /** The width of a terminal that does not report its width. */
    private static final int USUAL_COLUMNS = 80;

    /**
     * Returns the streams of this process. The launcher passes in {@code atlas.err.terminal} whether standard error is
     * a terminal, and in {@code atlas.columns} its width.
     */
    public static Terminal ofProcess(PrintStream err) {
        boolean isLive = Boolean.getBoolean("atlas.err.terminal") && !"dumb".equals(System.getenv("TERM"));
        int columns = Integer.getInteger("atlas.columns", 0);
        return new Terminal(
                new FileInputStream(FileDescriptor.in).getChannel(),
                new FileOutputStream(FileDescriptor.out),
                err,
                !isLive ? 0 : columns > 0 ? columns : USUAL_COLUMNS);
    }

    /** Returns whether a line of err can be rewritten. */
    public boolean isLive() {
        return columns > 0;
    }

    /**
     * Writes text to standard output at once, so that a reader gets each line of a long run without delay.
     *
     * @throws OutputClosed if it cannot be written
     */
    public void print(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new OutputClosed(e);
        }
    }

    /** Writes one line to standard error, for any characters in the name of a file. */
    public void complain(String message) {
        err.println("atlas: " + Names.printable(message));
    }
}
