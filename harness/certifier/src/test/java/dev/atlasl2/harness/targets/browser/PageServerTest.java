package dev.atlasl2.harness.targets.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Dist;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The test plays the role of the page. */
@Timeout(300)
class PageServerTest {
    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final Mailbox mailbox = new Mailbox();
    private final HttpClient client = HttpClient.newHttpClient();
    private PageServer server;

    @BeforeEach
    void serve() throws IOException {
        for (String file : new String[] {"js/page/index.html", "js/src/a.mjs", "npm/b.wasm", "jvm/secret.jar"}) {
            Path path = folder.resolve("targets").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "text of " + file);
        }
        server = new PageServer(new Dist(folder, folder), mailbox);
    }

    @AfterEach
    void end() {
        mailbox.close();
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
        assertThat(get(at("../../next")).statusCode()).isEqualTo(405);
    }

    @Test
    void requestsGoOutInOrderAndAnswersComeBack() throws Exception {
        CompletableFuture<HttpResponse<String>> first = later("../../next", "");
        CompletableFuture<HttpResponse<String>> second =
                first.thenCompose(request -> later("../../next", "answer to " + request.body() + " \u00e9"));

        assertThat(mailbox.exchange("one", SOON)).isEqualTo("answer to one \u00e9");
        var _ = second.thenCompose(request -> later("../../next", "answer to " + request.body()));
        assertThat(mailbox.exchange("two", SOON)).isEqualTo("answer to two");
    }

    @Test
    void pageThatNeverAnswersHangs() throws Exception {
        CompletableFuture<HttpResponse<String>> second =
                later("../../next", "").thenCompose(first -> later("../../next", "answer to " + first.body()));
        assertThat(mailbox.exchange("one", SOON)).isEqualTo("answer to one"); // the page is loaded

        TargetFault fault = fault(Duration.ofMillis(500));

        assertThat(second.get().body()).isEqualTo("line");
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
    void errorOfThePageIsToldInItsOwnWords() throws Exception {
        post("../../fault", "TypeError: atlas is undefined");
        assertThat(fault(SOON).fault()).isEqualTo(Fault.NO_START);

        CompletableFuture<HttpResponse<String>> request = later("../../next", "");
        CompletableFuture<?> error = request.thenCompose(_ -> later("../../fault", "RangeError: out of memory"));
        TargetFault fault = fault(SOON);

        error.join();
        assertThat(fault.fault()).isEqualTo(Fault.CRASH);
        assertThat(fault).hasMessage("RangeError: out of memory");
    }

    @Test
    void pageThatDiesInTheMiddleOfARequestIsNoticed() throws Exception {
        HttpResponse<InputStream> pulse =
                client.send(HttpRequest.newBuilder(at("../../pulse")).build(), BodyHandlers.ofInputStream());
        assertThat(pulse.body().read()).isEqualTo(' ');
        CompletableFuture<?> death = later("../../next", "").thenAccept(_ -> {
            try {
                pulse.body().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        TargetFault fault = fault(SOON);

        death.join();
        assertThat(fault.fault()).isEqualTo(Fault.CRASH);
        assertThat(fault).hasMessageContaining("died");
    }

    @Test
    void answerThatIsNotTextOrHasNoEndIsAFault() throws Exception {
        var _ = later("../../next", new byte[] {'{', (byte) 0xff});
        assertThat(fault(SOON).fault()).isEqualTo(Fault.BAD_JSON);
        var _ = later("../../next", new byte[Mailbox.MAX_LINE + 1000]);
        assertThat(fault(SOON).fault()).isEqualTo(Fault.FLOOD);
    }

    private TargetFault fault(Duration deadline) {
        return catchThrowableOfType(TargetFault.class, () -> mailbox.exchange("line", deadline));
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
        return later(path, body.getBytes(StandardCharsets.UTF_8));
    }

    private CompletableFuture<HttpResponse<String>> later(String path, byte[] body) {
        return client.sendAsync(
                HttpRequest.newBuilder(at(path))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
