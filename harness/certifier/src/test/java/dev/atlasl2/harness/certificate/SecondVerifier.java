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
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The verifier in JavaScript (harness/page), in one Node. It checks every file that the tests of a
 * class give to {@link CertificateCheck} or {@link ResultProof}, and must say the same: the same lines, except that of a
 * file that violates the schema only the place is compared.
 */
final class SecondVerifier implements BeforeAllCallback, AfterAllCallback {
    private static final Path HOME = Path.of(System.getProperty("atlas.home", "../.."));
    private static final int SHOWN = 10;
    private static final String CLOCK = "this machine's clock says .*";
    /** Only this verifier draws fresh vectors again. */
    private static final String DRAWN = "fresh\\..*\\.(in|expected): is not the vector's";

    /** What the library for schemas cannot say more of. */
    private static final String BEYOND_LONG =
            "certificate: holds a number beyond 64 bits where a smaller whole number must be";

    /** What the library for JSON refuses without a reason of its own. */
    private static final String UNEXPLAINED = "line: cannot be read";

    private static final String PROGRAM = "src/test/resources/dev/atlasl2/harness/certificate/second-verifier.mjs";

    private static volatile Running shared;

    /** A file and what the verifier in Java says of it. */
    private record Said(byte[] file, List<String> problems) {
        @Override
        public String toString() {
            return problems + " of " + new String(file, 0, Math.min(file.length, 500), StandardCharsets.UTF_8);
        }
    }

    /** Starts Node for the first class, since classes run at the same time; the last one closes it. */
    @Override
    public void beforeAll(ExtensionContext context) {
        shared = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SecondVerifier.class))
                .getOrComputeIfAbsent("node", _ -> new Running(), Running.class);
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        shared.awaitAnswers();
    }

    /** Compares what is said of a file, if the test class has a second verifier. */
    static void compare(byte[] file, Corpus corpus, List<String> problems) {
        if (shared != null) {
            shared.send(file, corpus, problems);
        }
    }

    /** The program. */
    private static final class Running implements AutoCloseable {
        private final IdentityHashMap<Corpus, Integer> corpora = new IdentityHashMap<>();
        private final BlockingQueue<Said> waiting = new ArrayBlockingQueue<>(500);
        private final List<String> disagreements = Collections.synchronizedList(new ArrayList<>());
        private final AtomicLong unanswered = new AtomicLong();
        private final Process node;
        private final Writer out;

        Running() {
            Path own = HOME.resolve(".tools/node/node");
            try {
                node = new ProcessBuilder(Files.isExecutable(own) ? own.toString() : "node", PROGRAM)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            out = node.outputWriter(StandardCharsets.UTF_8);
            Thread.ofPlatform().daemon().name("second verifier").start(this::read);
        }

        @Override
        public void close() throws IOException {
            out.close();
            node.destroyForcibly();
        }

        void awaitAnswers() throws InterruptedException {
            while (unanswered.get() > 0) {
                assertThat(node.isAlive()).as("Node runs").isTrue();
                assertThat(disagreements)
                        .as("disagreements of the two verifiers")
                        .isEmpty();
                Thread.sleep(10);
            }
            assertThat(disagreements).as("disagreements of the two verifiers").isEmpty();
        }

        synchronized void send(byte[] file, Corpus corpus, List<String> problems) {
            try {
                if (!corpora.containsKey(corpus)) {
                    corpora.put(corpus, corpora.size());
                    out.write(Json.object().set("vectors", files(corpus)) + "\n");
                }
                unanswered.incrementAndGet();
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

        private void read() {
            try (BufferedReader answers = node.inputReader(StandardCharsets.UTF_8)) {
                for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                    Said said = waiting.take();
                    JsonNode answer = Json.read("answer", line);
                    if (!isSame(said.problems(), answer) && disagreements.size() < SHOWN) {
                        disagreements.add(said + "\nThe other says " + answer);
                    }
                    unanswered.decrementAndGet();
                }
            } catch (IOException e) {
                disagreements.add(e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static ObjectNode files(Corpus corpus) {
        Map<String, List<Vector>> families = corpus.vectors().stream().collect(Collectors.groupingBy(Vector::family));
        ObjectNode files = Json.object();
        corpus.families()
                .forEach(family ->
                        files.put(family, new VectorFile(family, corpus.title(family), families.get(family)).text()));
        return files;
    }

    private static boolean isSame(List<String> problems, JsonNode answer) {
        List<String> others = answer.get("problems")
                .valueStream()
                .map(problem -> problem.stringValue().replaceFirst(CLOCK, ""))
                .toList();
        if (problems.stream().anyMatch(problem -> problem.matches(DRAWN))) {
            return answer.get("undrawn").intValue() > 0;
        }
        if (problems.equals(List.of(UNEXPLAINED))) {
            return others.size() == 1;
        }
        if (answer.get("isForm").booleanValue()) {
            return problems.size() == 1
                    && (problems.getFirst().equals(BEYOND_LONG)
                            || place(problems.getFirst()).equals(place(others.getFirst())));
        }
        return others.equals(problems.stream()
                .map(problem -> problem.replaceFirst(CLOCK, ""))
                .toList());
    }

    private static String place(String problem) {
        return problem.replaceFirst("(?s): .*", "");
    }
}
