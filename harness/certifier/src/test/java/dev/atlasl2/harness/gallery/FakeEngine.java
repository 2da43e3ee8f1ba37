package dev.atlasl2.harness.gallery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A fake of Docker's interface, on loopback, as far as the kit uses it; each request can be made to fail. */
public final class FakeEngine implements AutoCloseable {
    /** An answer. A status of 0 is a connection that is closed without one. */
    public record Said(int status, String body) {}

    private static final Map<String, Said> WELL = Map.of(
            "GET /_ping", new Said(200, "OK"),
            "GET /info", new Said(200, "{\"OSType\":\"linux\",\"ServerVersion\":\"1\",\"MemTotal\":1073741824}"),
            "GET /version", new Said(200, "{\"Version\":\"1\",\"ApiVersion\":\"1.41\",\"Os\":\"linux\"}"),
            "GET /containers/json", new Said(200, "[]"),
            "GET /images/some/json", new Said(200, "{\"Id\":\"sha256:" + "1f".repeat(32) + "\"}"),
            "POST /containers/create", new Said(201, "{\"Id\":\"c1\",\"Warnings\":[]}"),
            "POST /containers/c1/start", new Said(204, ""),
            "DELETE /containers/c1", new Said(204, ""));

    private final HttpServer server;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, Said> failures;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** @param failures its answers to a method and a path, instead of those of a working engine */
    public FakeEngine(Map<String, Said> failures) throws IOException {
        this.failures = failures;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Returns the value for DOCKER_HOST. */
    public String address() {
        return "tcp://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns every request so far, as its method and path. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/v[0-9.]+/", "/");
        String request = exchange.getRequestMethod() + " " + path;
        asked.add(request);
        Said said = failures.getOrDefault(request, WELL.get(request));
        try (exchange) {
            if (said == null) { // streams, such as of a container's output: open and empty
                exchange.sendResponseHeaders(path.endsWith("/attach") ? 101 : 200, 0);
                exchange.getResponseBody().flush();
                end.await();
            } else if (said.status() != 0) {
                exchange.getRequestBody().readAllBytes();
                byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.getResponseHeaders().set("Api-Version", "1.41");
                exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
