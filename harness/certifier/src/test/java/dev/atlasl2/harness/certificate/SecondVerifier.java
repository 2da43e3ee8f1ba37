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
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The verifier in JavaScript (harness/page), in one Node. It checks every file, row of a floor and command that the
 * tests of a class give to the verifier in Java, and must say the same: the same lines, except that of a file that
 * violates the schema only the place is compared.
 */
public final class SecondVerifier implements BeforeAllCallback, AfterAllCallback {
    private static final Path HOME = Path.of(System.getProperty("atlas.home", "../.."));
    private static final int SHOWN = 10;
    private static final String CLOCK = "this machine's clock says .*";
    /** A row of a fresh vector. Only the verifier in Java draws what it asks and the right answer. */
    private static final Pattern DRAWN = Pattern.compile(
            "(fresh\\.targets\\[\\d+] \\(.*\\)\\.vectors\\[\\d+]\\.)(in|expected): is not the vector's");
    /** The last line of more problems than are shown. */
    private static final String MORE = "and \\d+ more";

    /** What the library for schemas cannot say more of. */
    private static final String BEYOND_LONG = ": holds a number beyond 64 bits where a smaller whole number must be";

    /** What the library for JSON refuses without a reason of its own. */
    private static final String UNEXPLAINED = "the file: cannot be read";

    private static final String PROGRAM = "src/test/resources/dev/atlasl2/harness/certificate/second-verifier.mjs";

    private static volatile Running shared;

    /** What was checked, and what the verifier in Java says of it. */
    private record Said(byte[] checked, List<String> problems) {
        @Override
        public String toString() {
            return problems + " of " + new String(checked, 0, Math.min(checked.length, 500), StandardCharsets.UTF_8);
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

    /** Compares what is said of a certificate or a proof, if the test class has a second verifier. */
    public static void compare(byte[] file, Corpus corpus, List<String> problems) {
        if (shared != null) {
            shared.send(corpus, base64(Json.object(), "file", file), new Said(file, problems));
        }
    }

    /** Compares what is said of an attestation next to a certificate. */
    public static void compare(
            byte[] file, byte[] certificate, Corpus corpus, Optional<PublicKey> trusted, List<String> problems) {
        if (shared != null) {
            ObjectNode asked = base64(base64(Json.object(), "attestation", file), "file", certificate);
            trusted.ifPresent(key -> asked.put("key", HexFormat.of().formatHex(key.getEncoded())));
            shared.send(corpus, asked, new Said(file, problems));
        }
    }

    /** Compares what is said of a section of floors. */
    static void compareFloors(JsonNode floors, Set<String> targets, List<String> problems) {
        if (shared != null) {
            ObjectNode asked = Json.object().put("floors", floors.toString());
            targets.forEach(asked.putArray("targets")::add);
            shared.send(asked, new Said(bytes(floors), problems));
        }
    }

    /** Compares what is said of the commands of a certificate that has no more than what they are compared with. */
    static void compareInvocations(JsonNode certificate, List<String> problems) {
        if (shared != null) {
            shared.send(
                    Json.object().put("invocations", certificate.toString()), new Said(bytes(certificate), problems));
        }
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode base64(ObjectNode asked, String name, byte[] file) {
        return asked.put(name, Base64.getEncoder().encodeToString(file));
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

        synchronized void send(Corpus corpus, ObjectNode asked, Said said) {
            if (!corpora.containsKey(corpus)) {
                corpora.put(corpus, corpora.size());
                write(Json.object().set("vectors", files(corpus)));
            }
            send(asked.put("corpus", corpora.get(corpus)), said);
        }

        synchronized void send(ObjectNode asked, Said said) {
            try {
                unanswered.incrementAndGet();
                while (!waiting.offer(said, 10, TimeUnit.SECONDS)) {
                    assertThat(node.isAlive()).as("Node runs").isTrue();
                }
                write(asked);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void write(JsonNode line) {
            try {
                out.write(line + "\n");
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
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
        List<String> own = problems.stream().map(SecondVerifier::withoutClock).toList();
        List<String> others = answer.get("problems")
                .valueStream()
                .map(problem -> withoutClock(problem.stringValue()))
                .toList();
        if (problems.size() == 1 && problems.getFirst().endsWith(UNEXPLAINED)) {
            return others.size() == 1;
        }
        if (answer.get("isForm").booleanValue()) {
            return problems.size() == 1
                    && others.size() == 1
                    && (problems.getFirst().endsWith(BEYOND_LONG)
                            || place(problems.getFirst()).equals(place(others.getFirst())));
        }
        Set<String> drawn = drawn(problems);
        return drawn.isEmpty()
                ? others.equals(own)
                : answer.get("undrawn").intValue() > 0 && isSameBut(drawn, own, others);
    }

    /** Returns the places of the rows that are not of the vectors that the seed gives. */
    private static Set<String> drawn(List<String> problems) {
        return problems.stream()
                .map(DRAWN::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
    }

    /** The other verifier says nothing of such a row, or something else. Lines that are cut off cannot be compared. */
    private static boolean isSameBut(Set<String> rows, List<String> own, List<String> others) {
        if (own.getLast().matches(MORE)
                || (!others.isEmpty() && others.getLast().matches(MORE))) {
            return true;
        }
        return rest(rows, others).equals(rest(rows, own));
    }

    private static List<String> rest(Set<String> rows, List<String> problems) {
        return problems.stream()
                .filter(problem -> rows.stream().noneMatch(problem::startsWith))
                .toList();
    }

    private static String withoutClock(String problem) {
        return problem.replaceFirst(CLOCK, "");
    }

    private static String place(String problem) {
        return problem.replaceFirst("(?s)^((?:certificate\\.json: )?.*?): .*", "$1");
    }
}
