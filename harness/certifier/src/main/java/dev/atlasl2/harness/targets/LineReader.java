package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.protocol.Excerpt;
import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.TargetFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads lines from a stream on its own thread. A line that is too long is cut off before it can fill the heap. If a few
 * lines wait here, the pipe blocks the writer.
 */
final class LineReader {
    /** No answer of the corpus has more than about 100 KB. */
    static final int MAX_LINE = 8 << 20;
    /** All answers to a level have about 10 MB. */
    static final long MAX_TOTAL = 1L << 30;

    /** One is expected; a target that writes more waits until it is read. */
    private static final int WAITING = 2;

    private static final int BUFFER = 1 << 16;
    /** How many bytes of an unfinished line are kept for messages. */
    private static final int SHOWN = 1_000;

    private static final byte[] NOTHING = {};

    private sealed interface Event {
        record Line(byte[] bytes) implements Event {}

        record TooMuch(String what) implements Event {}

        record End() implements Event {}
    }

    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(WAITING);
    private final long maxTotal;
    private final Thread thread;
    /** The beginning of a line whose end has not come yet. */
    private volatile byte[] part = NOTHING;

    private boolean hasGiven;

    LineReader(InputStream stream, String name) {
        this(stream, name, MAX_TOTAL);
    }

    LineReader(InputStream stream, String name, long maxTotal) {
        this.maxTotal = maxTotal;
        thread = Thread.ofPlatform().daemon().name(name).start(() -> read(stream));
    }

    /**
     * Waits for the next line.
     *
     * @return the line, or null at the end of the stream
     * @throws TargetFault if none comes in time, or it is too long or not UTF-8
     */
    String next(Duration deadline) throws TargetFault {
        Event event;
        try {
            event = events.poll(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetFault(Fault.HANG, "the wait for an answer was interrupted", e);
        }
        return switch (event) {
            case null ->
                throw new TargetFault(Fault.HANG, "no answer within " + deadline.toMillis() + " ms: " + arrived());
            case Event.TooMuch(String what) -> throw new TargetFault(Fault.FLOOD, what);
            case Event.Line line -> {
                hasGiven = true;
                yield decode(line.bytes());
            }
            case Event.End _ -> {
                events.add(event); // every later call sees the end too
                yield null;
            }
        };
    }

    void stop() {
        thread.interrupt();
    }

    /** Returns a description of what came instead of a line, with the usual reason. */
    private String arrived() {
        byte[] begun = part;
        if (begun.length > 0) {
            return "no line feed arrived, only " + Excerpt.of(new String(begun, StandardCharsets.UTF_8));
        }
        return "nothing arrived"
                + (hasGiven ? "" : "; does it flush its output after each line, or wait for more input?");
    }

    private static String decode(byte[] bytes) throws TargetFault {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            boolean isWide = bytes.length > 1
                    && ((bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)
                            || (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff));
            throw new TargetFault(
                    Fault.BAD_JSON,
                    "a line that is not UTF-8" + (isWide ? ": it begins with the byte order mark of UTF-16" : ""),
                    e);
        }
    }

    private void read(InputStream stream) {
        try (stream) {
            split(stream);
        } catch (IOException e) {
            offer(new Event.End()); // the process was ended
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stop() was called: no thread reads events any more
        }
    }

    private void split(InputStream stream) throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long total = 0;
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
            int start = 0;
            for (int i = 0; i < n; i++) {
                if (buffer[i] == '\n') {
                    line.write(buffer, start, i - start);
                    events.put(new Event.Line(line.toByteArray()));
                    line.reset();
                    part = NOTHING;
                    start = i + 1;
                }
            }
            line.write(buffer, start, n - start);
            part = line.size() <= SHOWN ? line.toByteArray() : part.length < SHOWN ? beginning(line) : part;
            total += n;
            if (line.size() > MAX_LINE) {
                events.put(new Event.TooMuch("a line of more than " + MAX_LINE + " bytes"));
                return;
            }
            if (total > maxTotal) {
                events.put(new Event.TooMuch("more than " + maxTotal + " bytes since its start"));
                return;
            }
        }
        events.put(new Event.End());
    }

    private static byte[] beginning(ByteArrayOutputStream line) {
        return Arrays.copyOf(line.toByteArray(), SHOWN);
    }

    private void offer(Event event) {
        if (!events.offer(event)) {
            events.clear(); // lines that will never be requested
            events.add(event);
        }
    }
}
