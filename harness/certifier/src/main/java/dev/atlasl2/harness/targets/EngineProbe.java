package dev.atlasl2.harness.targets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Checks whether an engine answers at an address. The client's library reports every failure as a missing engine, and
 * waits without a limit if the other side accepts and is silent; here each case has its own message.
 */
final class EngineProbe {
    private static final byte[] PING =
            "GET /_ping HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private EngineProbe() {}

    /**
     * The problem and its solution.
     *
     * @param reason as a predicate of the address
     * @param fix an instruction
     */
    record Problem(String reason, String fix) {}

    /**
     * Returns why nothing answers; empty if something does.
     *
     * @param address in the form of DOCKER_HOST
     */
    static Optional<Problem> problem(String address, Duration limit) {
        Optional<SocketAddress> socket = socket(address);
        if (socket.isEmpty()) {
            return Optional.of(new Problem(
                    "is not an address that this kit can use", "give it as unix:///PATH or tcp://HOST:PORT"));
        }
        AtomicBoolean isConnected = new AtomicBoolean();
        try {
            return TimeLimitedCalls.call(limit, () -> {
                ping(socket.get(), isConnected);
                return Optional.empty();
            });
        } catch (TimeoutException e) {
            String what = isConnected.get() ? "accepts connections and does not answer" : "does not accept connections";
            return Optional.of(new Problem(
                    what + " (waited " + limit.toSeconds() + " s)",
                    "see that it is a container engine, and restart it"));
        } catch (Exception e) {
            return Optional.of(refused(socket.get(), e));
        }
    }

    private static void ping(SocketAddress address, AtomicBoolean isConnected) throws IOException {
        try (SocketChannel channel = SocketChannel.open(address)) {
            isConnected.set(true);
            channel.write(ByteBuffer.wrap(PING));
            // A server that expects TLS sends an alert, or closes the connection: it is alive.
            channel.read(ByteBuffer.allocate(1));
        }
    }

    private static Problem refused(SocketAddress address, Exception e) {
        String said = String.valueOf(e.getMessage());
        if (e instanceof UnresolvedAddressException) {
            return new Problem("names a host that is not known", "see that the name of the host is right");
        }
        if (address instanceof UnixDomainSocketAddress unix && said.contains("Permission denied")) {
            return new Problem(
                    "refuses this user: permission denied at the socket",
                    "let this user write to " + unix.getPath() + ", as by adding it to the group that owns it");
        }
        if (address instanceof UnixDomainSocketAddress unix && Files.notExists(unix.getPath())) {
            return new Problem("is not there: there is no such socket", Engine.CURE);
        }
        if (said.contains("refused")) {
            return new Problem("refuses connections: nothing listens there", Engine.CURE);
        }
        return new Problem("cannot be reached: " + said, Engine.CURE);
    }

    private static Optional<SocketAddress> socket(String address) {
        try {
            if (address.startsWith("unix://")) {
                return Optional.of(UnixDomainSocketAddress.of(Path.of(address.substring("unix://".length()))));
            }
            URI uri = URI.create(address);
            boolean isTcp = uri.getScheme() != null && uri.getScheme().matches("tcp|http|https");
            return isTcp && uri.getHost() != null && uri.getPort() > 0
                    ? Optional.of(new InetSocketAddress(uri.getHost(), uri.getPort()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
