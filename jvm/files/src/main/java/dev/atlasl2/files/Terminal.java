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
 * Where a command reads and writes.
 *
 * @param in standard input, without a buffer before it
 * @param out results, in UTF-8; written a line at a time
 * @param err what went wrong, and progress
 * @param columns how long a line of err that is rewritten may be, and one more; 0 if none can be rewritten
 */
public record Terminal(ReadableByteChannel in, OutputStream out, PrintStream err, int columns) {
    /** What a terminal has that does not say how wide it is. */
    private static final int USUAL_COLUMNS = 80;

    /**
     * Returns that of this process. The launcher says in {@code atlas.err.terminal} whether standard error is one, and
     * in {@code atlas.columns} how wide it is.
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

    /** Writes one line to standard error, whatever characters a file's name brought into it. */
    public void complain(String message) {
        err.println("atlas: " + Names.printable(message));
    }
}
