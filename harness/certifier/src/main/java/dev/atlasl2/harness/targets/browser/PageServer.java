package dev.atlasl2.harness.targets.browser;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.atlasl2.harness.targets.Dist;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Serves one page on loopback, under a path that nobody else can guess; nor is it among the arguments of the browser,
 * which every user of the machine can read ({@link Profile#entrance}).
 *
 * <pre>
 * GET  /TOKEN/js|npm/...  the page with the JavaScript target, the npm package
 * POST /TOKEN/fault       what the page could not help, as text
 * ws:  /TOKEN/            requests and answers, on a port of its own ({@link PageChannel})
 * </pre>
 */
final class PageServer implements AutoCloseable {
    /**
     * Shared memory and precise clocks need the first two (cross-origin isolation); the third is the strictest policy
     * that works.
     */
    private static final Map<String, String> HEADERS = Map.of(
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Embedder-Policy", "require-corp",
            "Content-Security-Policy",
                    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ws://127.0.0.1:*",
            "Cache-Control", "no-store");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "json", "application/json",
            "wasm", "application/wasm");

    /** As much as is kept of a program's log. */
    private static final int MAX_FAULT = 4096;

    static {
        // Head and body of a response are two packets; without this the second one waits 40 ms for the acknowledgement
        // of the first.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final PageChannel channel;
    private final String root;
    private final Map<String, Path> folders;

    PageServer(Dist dist) throws IOException {
        byte[] token = new byte[16];
        new SecureRandom().nextBytes(token);
        root = "/" + HexFormat.of().formatHex(token) + "/";
        folders = Map.of("js", dist.targets("js"), "npm", dist.targets("npm"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(root + "fault", exchange -> answering(exchange, "POST", this::fault));
        server.createContext(root, exchange -> answering(exchange, "GET", this::file));
        channel = new PageChannel(root);
        server.start();
    }

    PageChannel channel() {
        return channel;
    }

    /** Returns the address of the page. */
    String url(String query) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + root + "js/page/index.html?" + query + "&channel="
                + channel.port();
    }

    @Override
    public void close() {
        channel.close();
        server.stop(0);
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private static void answering(HttpExchange exchange, String method, Handler handler) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            HEADERS.forEach(headers::set);
            if (exchange.getRequestMethod().equals(method)) {
                handler.handle(exchange);
            } else {
                exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    private void fault(HttpExchange exchange) throws IOException {
        try (InputStream body = exchange.getRequestBody()) {
            channel.fault(new String(body.readNBytes(MAX_FAULT), StandardCharsets.UTF_8));
        }
        exchange.sendResponseHeaders(204, -1);
    }

    private void file(HttpExchange exchange) throws IOException {
        String[] parts =
                exchange.getRequestURI().getPath().substring(root.length()).split("/", 2);
        Path folder = folders.get(parts[0]);
        Path file = folder == null || parts.length < 2
                ? null
                : folder.resolve(parts[1]).normalize();
        if (file == null || !file.startsWith(folder) || !Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        String name = file.getFileName().toString();
        send(
                exchange,
                TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"),
                Files.readAllBytes(file));
    }

    private static void send(HttpExchange exchange, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
