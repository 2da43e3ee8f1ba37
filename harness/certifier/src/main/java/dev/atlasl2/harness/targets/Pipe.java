package dev.atlasl2.harness.targets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;

/** A pipe between two threads. What is written after either end was closed is dropped. */
final class Pipe {
    private static final int SIZE = 1 << 16;

    private final PipedInputStream in = new PipedInputStream(SIZE);
    private final PipedOutputStream out;

    Pipe() {
        try {
            out = new PipedOutputStream(in);
        } catch (IOException e) {
            throw new UncheckedIOException("a new pipe is not connected", e);
        }
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    /** Writes all bytes, and waits until the reader has taken them. */
    void write(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush(); // otherwise the reader looks once per second
        } catch (IOException e) {
            end();
        }
    }

    void end() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a pipe in memory does not fail to close", e);
        }
    }
}
