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
 * @param isLive whether a line of err can be rewritten
 */
public record Terminal(ReadableByteChannel in, OutputStream out, PrintStream err, boolean isLive) {
    /** Returns that of this process; the launcher says in {@code atlas.err.terminal} whether standard error is one. */
    public static Terminal ofProcess(PrintStream err) {
        return new Terminal(
                new FileInputStream(FileDescriptor.in).getChannel(),
                new FileOutputStream(FileDescriptor.out),
                err,
                Boolean.getBoolean("atlas.err.terminal") && !"dumb".equals(System.getenv("TERM")));
    }

    /** Writes text to standard output, now: whoever waits for a line of a long run gets it. */
    void print(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new OutputClosed(e);
        }
    }

    /** Writes one line to standard error, whatever characters a file's name brought into it. */
    void complain(String message) {
        err.println("atlas: " + Names.printable(message));
    }
}
