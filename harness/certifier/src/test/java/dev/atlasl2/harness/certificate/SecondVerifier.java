package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.VectorFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The verifier in JavaScript (harness/page), in one Node for a test class. It checks every file that the tests of the
 * class give to {@link CertificateCheck} or {@link ResultProof}, and must say the same: the same lines, except that of a
 * file that violates the schema only the place is compared.
 */
final class SecondVerifier implements BeforeAllCallback, AfterAllCallback {
    private static final Path HOME = Path.of(System.getProperty("atlas.home", "../.."));
    private static final String CLOCK = "this machine's clock says .*";
    /** Only this verifier draws fresh vectors again. */
    private static final String DRAWN = "fresh\\..*\\.(in|expected): is not the vector's";

    private static SecondVerifier current;

    private final IdentityHashMap<Corpus, Integer> corpora = new IdentityHashMap<>();
    private final BlockingQueue<Said> waiting = new ArrayBlockingQueue<>(500);
    private final AtomicReference<Throwable> disagreement = new AtomicReference<>();
    private Process node;
    private Writer out;
    private Thread reader;
    private int compared;

    /** A file and what the verifier in Java says of it. */
    private record Said(byte[] file, List<String> problems) {
        @Override
        public String toString() {
            return problems + " of " + new String(file, 0, Math.min(file.length, 2_000), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path own = HOME.resolve(".tools/node/node");
        node = new ProcessBuilder(
                        Files.isExecutable(own) ? own.toString() : "node",
                        "src/test/resources/dev/atlasl2/harness/certificate/second-verifier.mjs")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = node.outputWriter(StandardCharsets.UTF_8);
        reader = Thread.ofPlatform().name("second verifier").start(this::read);
        current = this;
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        current = null;
        try {
            out.close();
            reader.join(TimeUnit.MINUTES.toMillis(2));
            assertThat(disagreement.get()).as("the two verifiers").isNull();
            assertThat(waiting).as("files without an answer").isEmpty();
            assertThat(compared).isPositive();
        } finally {
            node.destroyForcibly();
        }
    }

    /** Compares what is said of a file, if the test class has a second verifier. */
    static void compare(byte[] file, Corpus corpus, List<String> problems) {
        if (current != null) {
            current.send(file, corpus, problems);
        }
    }

    private synchronized void send(byte[] file, Corpus corpus, List<String> problems) {
        assertThat(disagreement.get()).as("the two verifiers").isNull();
        try {
            if (!corpora.containsKey(corpus)) {
                corpora.put(corpus, corpora.size());
                out.write(Json.object().set("vectors", files(corpus)) + "\n");
            }
            while (!waiting.offer(new Said(file, problems), 10, TimeUnit.SECONDS)) {
                assertThat(node.isAlive()).as("Node runs").isTrue();
            }
            out.write("{\"corpus\":" + corpora.get(corpus) + ",\"file\":\""
                    + Base64.getEncoder().encodeToString(file) + "\"}\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ObjectNode files(Corpus corpus) {
        Map<String, List<Vector>> families =
                corpus.vectors().stream().collect(Collectors.groupingBy(Vector::family));
        ObjectNode files = Json.object();
        corpus.families()
                .forEach(family -> files.put(
                        family, new VectorFile(family, corpus.title(family), families.get(family)).text()));
        return files;
    }

    private void read() {
        try (BufferedReader answers = node.inputReader(StandardCharsets.UTF_8)) {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                Said said = waiting.take();
                compare(said, Json.read("answer", line));
                compared++;
            }
        } catch (Throwable e) {
            disagreement.compareAndSet(null, e);
            waiting.clear();
        }
    }

    private static void compare(Said said, JsonNode answer) {
        List<String> problems = answer.get("problems").valueStream()
                .map(problem -> problem.stringValue().replaceFirst(CLOCK, ""))
                .toList();
        if (said.problems().stream().anyMatch(problem -> problem.matches(DRAWN))) {
            assertThat(answer.get("undrawn").intValue()).as("%s", said).isPositive();
        } else if (answer.get("isForm").booleanValue()) {
            assertThat(said.problems()).as("%s", said).hasSize(1);
            assertThat(place(problems.getFirst())).as("%s: %s", said, problems).isEqualTo(place(said.problems().getFirst()));
        } else {
            assertThat(problems)
                    .as("%s", said)
                    .isEqualTo(said.problems().stream()
                            .map(problem -> problem.replaceFirst(CLOCK, ""))
                            .toList());
        }
    }

    private static String place(String problem) {
        return problem.replaceFirst("(?s): .*", "");
    }
}
