package dev.atlasl2.harness.targets.browser;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.TargetFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;

/**
 * Connects the session with its page by a WebSocket (RFC 6455) on loopback: a request is one text message, and so is
 * its answer. An exchange takes a tenth of the time of one by HTTP, and the end of the page ends the connection.
 */
final class PageChannel implements AutoCloseable {
    /** As for targets behind pipes: no answer of the corpus has more than about 100 KB. */
    static final int MAX_LINE = 32 << 20;

    private static final long START_SECONDS = 20;
    private static final int END_MILLIS = 1000;
    /** If the whole browser has ended, it is known by then, and says more. */
    private static final long MOMENT_MILLIS = 300;

    /** How often a request that is not written yet is looked at. */
    private static final long LOOK_NANOS = 20_000_000;

    private static final String DEAD = "the page has died, or was left";

    private sealed interface Event {
        record Answer(String text) implements Event {}

        record Broken(Fault fault, String detail) implements Event {}
    }

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Socket socket;
    /** Guarded by this channel, as is the request that waits for it. */
    private WebSocket page;

    private String waiting;

    /** @param path the path of its address, which only the page knows */
    PageChannel(String path) throws IOException {
        socket = new Socket(path);
        socket.start();
        try {
            socket.started.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the start of the channel was interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IOException("a channel to the page cannot be opened: " + e.getMessage(), e);
        }
    }

    int port() {
        return socket.getPort();
    }

    /**
     * One line out, one line in.
     *
     * @throws TargetFault also if the page or its browser breaks in the meantime
     */
    String exchange(String line, Duration deadline) throws TargetFault {
        send(line);
        Event event;
        try {
            event = next(System.nanoTime() + deadline.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetFault(Fault.HANG, "the wait for an answer was interrupted", e);
        }
        return switch (event) {
            case null ->
                throw new TargetFault(
                        hasCalled() ? Fault.HANG : Fault.NO_START,
                        (hasCalled() ? "no answer within " : "the browser did not load the page within ")
                                + deadline.toMillis() + " ms");
            case Event.Answer answer -> answer.text();
            case Event.Broken broken -> throw new TargetFault(broken.fault(), broken.detail());
        };
    }

    /** Returns the next event; null if there is none in time. */
    private Event next(long end) throws InterruptedException {
        Event event = null;
        for (long left = end - System.nanoTime(); event == null && left > 0; left = end - System.nanoTime()) {
            event = events.poll(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS);
            if (event == null) {
                socket.writeAgain();
            }
        }
        return event;
    }

    /** The page cannot continue. */
    void fault(String detail) {
        events.add(new Event.Broken(hasCalled() ? Fault.CRASH : Fault.NO_START, detail));
    }

    /** The browser has ended. */
    void ended(int status) {
        // Java reports the end by signal n as 128 + n.
        String how = status > 128 ? "was ended by signal " + (status - 128) : "ended with status " + status;
        fault("the browser " + how + (hasCalled() ? "" : " before it loaded the page"));
    }

    @Override
    public void close() {
        try {
            socket.stop(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean hasCalled() {
        return page != null;
    }

    private synchronized void send(String line) {
        if (page == null) {
            waiting = line;
            return;
        }
        try {
            page.send(line);
        } catch (WebsocketNotConnectedException e) {
            fault(DEAD); // also told by onClose: the second one is never read
        }
    }

    /** Returns whether this is the page: the first that knows the address. */
    private synchronized boolean open(WebSocket caller) {
        if (page != null) {
            return false;
        }
        page = caller;
        if (waiting != null) {
            page.send(waiting);
        }
        return true;
    }

    private void ended(WebSocket caller, int code) {
        synchronized (this) {
            if (caller != page) {
                return;
            }
        }
        switch (code) {
            case CloseFrame.NO_UTF8 -> events.add(new Event.Broken(Fault.BAD_JSON, "an answer that is not UTF-8"));
            case CloseFrame.TOOBIG ->
                events.add(new Event.Broken(Fault.FLOOD, "an answer of more than " + MAX_LINE + " bytes"));
            default ->
                CompletableFuture.delayedExecutor(MOMENT_MILLIS, TimeUnit.MILLISECONDS)
                        .execute(() -> fault(DEAD));
        }
    }

    private final class Socket extends WebSocketServer {
        private final CompletableFuture<Void> started = new CompletableFuture<>();
        private final String path;

        Socket(String path) throws IOException {
            super(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
                    1,
                    List.of(new Draft_6455(List.of(), MAX_LINE)));
            this.path = path;
            setDaemon(true);
            setTcpNoDelay(true);
            setConnectionLostTimeout(0); // a page that computes for minutes is alive
        }

        @Override
        public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
                WebSocket caller, Draft draft, ClientHandshake request) throws InvalidDataException {
            if (!request.getResourceDescriptor().equals(path)) {
                throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "not the page");
            }
            return super.onWebsocketHandshakeReceivedAsServer(caller, draft, request);
        }

        /**
         * Asks again for what is not written. The library loses a demand if it comes while its thread, which found
         * nothing to write, turns to reading again: then nothing would ever be written.
         */
        private void writeAgain() {
            for (WebSocket each : getConnections()) {
                if (each.hasBufferedData()) {
                    onWriteDemand(each);
                }
            }
        }

        @Override
        public void onStart() {
            started.complete(null);
        }

        @Override
        public void onOpen(WebSocket caller, ClientHandshake handshake) {
            if (!open(caller)) {
                caller.close(CloseFrame.POLICY_VALIDATION, "there is a page already");
            }
        }

        @Override
        public void onMessage(WebSocket caller, String text) {
            events.add(new Event.Answer(text));
        }

        @Override
        public void onMessage(WebSocket caller, ByteBuffer bytes) {
            events.add(new Event.Broken(Fault.BAD_JSON, "an answer that is binary, not text"));
        }

        @Override
        public void onClose(WebSocket caller, int code, String reason, boolean isByCaller) {
            ended(caller, code);
        }

        /** An error of a connection also closes it. */
        @Override
        public void onError(WebSocket caller, Exception error) {
            if (caller == null) {
                started.completeExceptionally(error);
            }
        }
    }
}
