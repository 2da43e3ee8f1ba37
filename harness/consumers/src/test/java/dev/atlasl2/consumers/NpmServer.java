package dev.atlasl2.consumers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A registry of npm with one package, that of the release, on this machine's loopback address. Under {@code files/} it has
 * the files of the package too, as a CDN has them: {@code files/atlas-l2@VERSION/PATH}.
 */
final class NpmServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript", "json", "application/json", "wasm", "application/wasm");

    private final HttpServer server;
    private final Path unpacked;
    private final byte[] tarball = Files.readAllBytes(Release.npm());

    NpmServer() throws IOException {
        unpacked = Files.createTempDirectory("npm-server");
        new Program(unpacked).run("tar", "xzf", Release.npm()).ok();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String files = "/files/atlas-l2@" + Release.version() + "/";
        if (path.equals("/atlas-l2")) {
            send(exchange, "application/json", JSON.writeValueAsBytes(document()));
        } else if (path.equals("/atlas-l2.tgz")) {
            send(exchange, "application/octet-stream", tarball);
        } else if (path.startsWith(files)) {
            Path root = unpacked.resolve("package");
            Path file = root.resolve(path.substring(files.length())).normalize();
            String ending = path.substring(path.lastIndexOf('.') + 1);
            if (file.startsWith(root) && Files.isRegularFile(file)) {
                send(exchange, TYPES.getOrDefault(ending, "application/octet-stream"), Files.readAllBytes(file));
            } else {
                refuse(exchange);
            }
        } else {
            refuse(exchange);
        }
    }

    /** Returns what a registry tells of a package. */
    private ObjectNode document() throws IOException {
        ObjectNode manifest = (ObjectNode) JSON.readTree(unpacked.resolve("package/package.json"));
        manifest.putObject("dist")
                .put("tarball", url() + "atlas-l2.tgz")
                .put("shasum", HexFormat.of().formatHex(Sample.digest("SHA-1", tarball)))
                .put("integrity", "sha512-" + Base64.getEncoder().encodeToString(Sample.digest("SHA-512", tarball)));
        ObjectNode document = JSON.createObjectNode().put("name", "atlas-l2");
        document.putObject("dist-tags").put("latest", Release.version());
        document.putObject("versions").set(Release.version(), manifest);
        return document;
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders()
                .putAll(Map.of("Content-Type", List.of(type), "Access-Control-Allow-Origin", List.of("*")));
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(404, -1);
        exchange.close();
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        for (Path file : Release.files(unpacked)) {
            Files.delete(file);
        }
    }
}
