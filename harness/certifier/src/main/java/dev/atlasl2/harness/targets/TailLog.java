package dev.atlasl2.harness.targets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads a stream on its own thread, so that the writer never blocks, and keeps only its end. */
public final class TailLog {
    private static final int KEPT = 4096;

    private final byte[] ring = new byte[KEPT];
    private final Thread thread;
    private long written;

    public TailLog(InputStream stream, String name) {
        thread = Thread.ofPlatform().daemon().name(name).start(() -> drain(stream));
    }

    /** Waits for the writer's last output, but not for a child of it that keeps the stream open. */
    void await(Duration longest) throws InterruptedException {
        thread.join(longest);
    }

    /** Returns at most the last 4,096 bytes. */
    public synchronized String text() {
        int count = (int) Math.min(written, KEPT);
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = ring[(int) ((written - count + i) % KEPT)];
        }
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }

    private void drain(InputStream stream) {
        byte[] buffer = new byte[KEPT];
        try (stream) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                keep(buffer, n);
            }
        } catch (IOException e) {
            keep(new byte[0], 0); // the process was ended: no more can be read
        }
    }

    private synchronized void keep(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            ring[(int) (written++ % KEPT)] = bytes[i];
        }
    }
}
