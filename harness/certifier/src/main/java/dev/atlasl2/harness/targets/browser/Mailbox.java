package dev.atlasl2.harness.targets.browser;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.TargetFault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Connects the session, which sends requests, with the page, which fetches them and posts answers. */
final class Mailbox {
    /** As for targets behind pipes: no answer of the corpus has more than about 100 KB. */
    static final int MAX_LINE = 32 << 20;

    /**
     * How long the page waits for a request before it asks again: browsers close connections that are silent for
     * minutes.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private sealed interface Event {
        record Answer(byte[] bytes) implements Event {}

        record Broken(Fault fault, String detail) implements Event {}
    }

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile boolean isOpen = true;
    private volatile boolean hasCalled;

    /**
     * The session's side: one line out, one line in.
     *
     * @throws TargetFault also if the page or its browser breaks in the meantime
     */
    String exchange(String line, Duration deadline) throws TargetFault {
        requests.add(line);
        Event event;
        try {
            event = events.poll(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetFault(Fault.HANG, "the wait for an answer was interrupted", e);
        }
        return switch (event) {
            case null ->
                throw new TargetFault(
                        hasCalled ? Fault.HANG : Fault.NO_START,
                        (hasCalled ? "no answer within " : "the browser did not load the page within ")
                                + deadline.toMillis() + " ms");
            case Event.Answer answer -> decode(answer.bytes());
            case Event.Broken broken -> throw new TargetFault(broken.fault(), broken.detail());
        };
    }

    /**
     * The page's side.
     *
     * @param answer to the last request; empty if there was none
     * @return the next request; empty if there is none yet
     */
    Optional<String> answerAndTake(byte[] answer) {
        hasCalled = true;
        if (answer.length > 0) {
            events.add(new Event.Answer(answer));
        }
        try {
            return Optional.ofNullable(requests.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The page cannot continue. */
    void fault(String detail) {
        events.add(new Event.Broken(hasCalled ? Fault.CRASH : Fault.NO_START, detail));
    }

    /** The browser has ended. */
    void ended(int status) {
        // Java reports the end by signal n as 128 + n.
        String how = status > 128 ? "was ended by signal " + (status - 128) : "ended with status " + status;
        fault("the browser " + how + (hasCalled ? "" : " before it loaded the page"));
    }

    boolean isOpen() {
        return isOpen;
    }

    void close() {
        isOpen = false;
    }

    private static String decode(byte[] bytes) throws TargetFault {
        if (bytes.length > MAX_LINE) {
            throw new TargetFault(Fault.FLOOD, "an answer of more than " + MAX_LINE + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new TargetFault(Fault.BAD_JSON, "an answer that is not UTF-8", e);
        }
    }
}
