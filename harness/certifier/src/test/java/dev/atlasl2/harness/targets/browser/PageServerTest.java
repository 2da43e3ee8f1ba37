package dev.atlasl2.harness.targets.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Dist;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The test plays the role of the page. */
@Timeout(300)
class PageServerTest {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int MANY = Integer.getInteger("atlas.exchanges", 20_000);
    /** The JDK's client breaks texts of 32 MB that are sent whole. */
    private static final int PARTS = 32;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private PageServer server;

    @BeforeEach
    void serve() throws IOException {
        for (String file : new String[] {"js/page/index.html", "js/src/a.mjs", "npm/b.wasm", "jvm/secret.jar"}) {
            Path path = folder.resolve("targets").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "text of " + file);
        }
        server = new PageServer(new Dist(folder, folder));
    }

    @AfterEach
    void end() {
        server.close();
        client.close();
    }

    @Test
    void pageIsIsolatedAndMayCompileWebAssemblyAndNothingElse() throws Exception {
        HttpResponse<String> page = get(URI.create(server.url("engine=simd")));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("text of js/page/index.html");
        assertThat(page.headers().map())
                .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
                .containsEntry("cross-origin-embedder-policy", List.of("require-corp"))
                .containsEntry("content-type", List.of("text/html; charset=utf-8"));
        assertThat(page.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("'wasm-unsafe-eval'").doesNotContain("'unsafe-eval'", "inline"));
        assertThat(get(at("../../js/src/a.mjs")).headers().firstValue("content-type"))
                .hasValue("text/javascript; charset=utf-8");
        assertThat(get(at("../../npm/b.wasm")).headers().firstValue("content-type"))
                .hasValue("application/wasm");
    }

    @Test
    void nothingButTheTwoFoldersIsServedAndNothingWithoutTheToken() throws Exception {
        for (String path : new String[] {
            "../../jvm/secret.jar",
            "../../npm/..%2fjvm/secret.jar",
            "../../npm/%2e%2e/jvm/secret.jar",
            "../../npm/",
            "../../npm",
            "../..",
            "none.html",
            "/js/page/index.html",
            "/00000000000000000000000000000000/js/page/index.html"
        }) {
            assertThat(get(at(path)).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(post("index.html", "").statusCode()).isEqualTo(405);
        assertThat(get(at("../../fault")).statusCode()).isEqualTo(405);
    }

    @Test
    void requestsGoOutInOrderAndAnswersComeBack() throws Exception {
        page((socket, request) -> socket.sendText("answer to " + request + " \u00e9", true));

        assertThat(server.channel().exchange("one", SOON)).isEqualTo("answer to one \u00e9");
        assertThat(server.channel().exchange("two", SOON)).isEqualTo("answer to two \u00e9");
    }

    /** A request that is written late by a race between threads is soon written all the same. */
    @Test
    void noRequestOfManyIsLost() throws Exception {
        page((socket, request) -> socket.sendText(request, true));

        for (int i = 0; i < MANY; i++) {
            assertThat(server.channel().exchange("request " + i, SOON)).isEqualTo("request " + i);
        }
    }

    @Test
    void requestWaitsForAPageThatComesLater() throws Exception {
        CompletableFuture<Void> later = CompletableFuture.runAsync(
                () -> page((socket, request) -> socket.sendText("answer to " + request, true)),
                CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));

        assertThat(server.channel().exchange("one", SOON)).isEqualTo("answer to one");
        later.join();
    }

    @Test
    void onlyTheFirstCallerThatKnowsTheAddressIsThePage() throws Exception {
        assertThat(catchThrowableOfType(
                        CompletionException.class, () -> connect("/00000000000000000000000000000000/", (_, _) -> null)))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        page((socket, request) -> socket.sendText("the page's " + request, true));
        page((socket, request) -> socket.sendText("another's " + request, true));

        assertThat(server.channel().exchange("one", SOON)).isEqualTo("the page's one");
        assertThat(server.channel().exchange("two", SOON)).isEqualTo("the page's two");
    }

    @Test
    void pageThatNeverAnswersHangs() {
        page((_, _) -> null);

        TargetFault fault = fault(Duration.ofMillis(500));

        assertThat(fault.fault()).isEqualTo(Fault.HANG);
        assertThat(fault).hasMessage("no answer within 500 ms");
    }

    @Test
    void pageThatIsNeverLoadedDidNotStart() {
        TargetFault fault = fault(Duration.ofMillis(50));

        assertThat(fault.fault()).isEqualTo(Fault.NO_START);
        assertThat(fault).hasMessage("the browser did not load the page within 50 ms");
    }

    @Test
    void errorOfThePageIsToldInItsOwnWords() {
        post("../../fault", "TypeError: atlas is undefined");
        assertThat(fault(SOON).fault()).isEqualTo(Fault.NO_START);

        page((_, _) -> later("../../fault", "RangeError: out of memory"));
        TargetFault fault = fault(SOON);

        assertThat(fault.fault()).isEqualTo(Fault.CRASH);
        assertThat(fault).hasMessage("RangeError: out of memory");
    }

    @Test
    void pageThatDiesInTheMiddleOfARequestIsNoticed() {
        page((socket, _) -> {
            socket.abort();
            return null;
        });

        TargetFault fault = fault(SOON);

        assertThat(fault.fault()).isEqualTo(Fault.CRASH);
        assertThat(fault).hasMessage("the page has died, or was left");
        assertThat(fault(SOON)).hasMessage("the page has died, or was left");
    }

    /** Its connection ends before the harness knows that the browser has. */
    @Test
    void endOfTheBrowserSaysMoreThanTheEndOfItsPage() {
        page((socket, _) -> {
            socket.abort();
            server.channel().ended(139);
            return null;
        });

        assertThat(fault(SOON)).hasMessage("the browser was ended by signal 11");
    }

    @Test
    void answerThatIsNotTextIsAFault() {
        page((socket, _) -> socket.sendBinary(ByteBuffer.wrap(new byte[] {'{', (byte) 0xff}), true));

        assertThat(fault(SOON).fault()).isEqualTo(Fault.BAD_JSON);
    }

    @Test
    void answerOfTheLongestLineIsTakenAndALongerOneIsAFault() throws Exception {
        List<String> ends = new ArrayList<>(List.of("x", "xx"));
        page((socket, _) -> {
            CompletableFuture<WebSocket> sent = CompletableFuture.completedFuture(socket);
            for (int i = 1; i < PARTS; i++) {
                sent = sent.thenCompose(_ -> socket.sendText("x".repeat(PageChannel.MAX_LINE / PARTS), false));
            }
            String last = "x".repeat(PageChannel.MAX_LINE / PARTS - 1) + ends.removeFirst();
            return sent.thenCompose(_ -> socket.sendText(last, true));
        });

        assertThat(server.channel().exchange("one", SOON)).hasSize(PageChannel.MAX_LINE);
        assertThat(fault(SOON).fault()).isEqualTo(Fault.FLOOD);
    }

    /** Connects a page that does this with each request. */
    private void page(BiFunction<WebSocket, String, CompletionStage<?>> react) {
        connect(at("../..").getPath(), react);
    }

    private void connect(String path, BiFunction<WebSocket, String, CompletionStage<?>> react) {
        URI address = URI.create("ws://127.0.0.1:" + server.channel().port() + path);
        client.newWebSocketBuilder()
                .buildAsync(address, new WebSocket.Listener() {
                    private String request = "";

                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
                        socket.request(1);
                        String whole = request + part;
                        request = isLast ? "" : whole;
                        return isLast ? react.apply(socket, whole) : null;
                    }
                })
                .join();
    }

    private TargetFault fault(Duration deadline) {
        return catchThrowableOfType(TargetFault.class, () -> server.channel().exchange("line", deadline));
    }

    private URI at(String path) {
        return URI.create(server.url("")).resolve(path);
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) {
        return later(path, body).join();
    }

    private CompletableFuture<HttpResponse<String>> later(String path, String body) {
        return client.sendAsync(
                HttpRequest.newBuilder(at(path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
