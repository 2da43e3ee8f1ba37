package dev.atlasl2.harness.targets;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A registry on loopback, for the npm that the build installed. It confirms the hash of every tarball that it has. */
public final class NpmRegistry implements AutoCloseable {
    private final HttpServer server;
    /** Answers by path. */
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

    public NpmRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
            byte[] answer = answers.get(path);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, answer == null ? -1 : answer.length);
            if (answer != null) {
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Offers a tarball as the one version of a package. */
    public void offer(String name, String version, byte[] tarball) {
        String path = "/" + name + "/-/" + name.substring(name.indexOf('/') + 1) + "-" + version + ".tgz";
        answers.put(path, tarball);
        answers.put("/" + name, """
                {"name":"%s","dist-tags":{"latest":"%s"},"versions":{"%s":{"name":"%s","version":"%s",\
                "dist":{"tarball":"%s","integrity":"%s"}}}}
                """.formatted(
                        name, version, version, name, version, url() + path.substring(1), integrity(tarball))
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the SRI hash of a tarball. */
    public static String integrity(byte[] tarball) {
        try {
            return "sha512-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-512").digest(tarball));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
