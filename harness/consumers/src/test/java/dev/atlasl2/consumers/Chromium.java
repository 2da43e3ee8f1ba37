package dev.atlasl2.consumers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A page in a real browser, without a driver: the page itself tells the test what it shows. */
final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** Reports the first error, or the text once there is some. */
    private static final String REPORT = """
            <script>
              const tell = text => fetch('/said', { method: 'POST', body: text });
              addEventListener('error', ({ message }) => tell(`error: ${message}`));
              addEventListener('unhandledrejection', ({ reason }) => tell(`error: ${reason}`));
              const timer = setInterval(() => {
                const text = document.body.innerText.trim();
                if (text !== '') tell(text).then(() => clearInterval(timer));
              }, 20);
            </script>
            """;

    private Chromium() {}

    /** Returns the text of a page with that in its body. */
    static String textOf(String html) throws Exception {
        Path program = program();
        byte[] page = ("<!doctype html><meta charset=utf-8><title>page</title><body>" + REPORT + html)
                .getBytes(StandardCharsets.UTF_8);
        CompletableFuture<String> said = new CompletableFuture<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                if (exchange.getRequestMethod().equals("POST")) {
                    said.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(204, -1);
                } else if (exchange.getRequestURI().getPath().equals("/")) {
                    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                } else {
                    exchange.sendResponseHeaders(404, -1);
                }
            }
        });
        server.start();
        Path profile = Files.createTempDirectory("chromium");
        File log = profile.resolve("log").toFile();
        Process browser = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--user-data-dir=" + profile,
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/")
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            return said.get(60, TimeUnit.SECONDS);
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly().waitFor();
            server.stop(0);
            new Program(profile.getParent()).run("rm", "-rf", profile).ok();
        }
    }

    private static Path program() {
        Optional<Path> found = Stream.concat(
                        Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of),
                        Stream.of(System.getenv("PATH").split(File.pathSeparator))
                                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                found.isPresent(),
                "there is no Chromium on the PATH; to run it: ./atlas targets --install chromium-simd,"
                        + " or let the variable CHROMIUM name one");
        return found.get();
    }
}
