package dev.atlasl2.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;

/** A command line without a process around it. */
final class Session {
    private byte[] in = {};
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Gives the next command standard input. */
    Session typing(byte[] bytes) {
        in = bytes;
        return this;
    }

    /** Runs a command and returns its exit code. */
    int run(String... arguments) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(
                Channels.newChannel(new ByteArrayInputStream(in)),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                0);
        return FileCommands.run(terminal, arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
