package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.protocol.Hello;
import dev.atlasl2.harness.targets.Artifact;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Vector;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an unfinished run has found so far, a line of JSON each, written as it is found: an interrupted run loses
 * nothing that it knew. It is no certificate, and nothing takes it for one. Used by one thread.
 */
public final class PartialRun implements AutoCloseable {
    private static final String FORMAT = "atlas-partial/1";

    private final BufferedWriter out;
    private final Map<String, String> artifacts = new HashMap<>();
    private final Map<String, String> introductions = new HashMap<>();
    private final Map<String, Map<String, Outcome>> outcomes = new HashMap<>();

    private PartialRun(BufferedWriter out) {
        this.out = out;
    }

    /**
     * Begins anew, or where the file left off.
     *
     * @param header what the run is about; a file about anything else is begun anew
     * @param goesOn whether what is there counts
     */
    public static PartialRun open(Path file, ObjectNode header, List<Vector> vectors, boolean goesOn)
            throws IOException {
        ObjectNode first = header.deepCopy().put("format", FORMAT);
        List<String> lines = goesOn && Files.isRegularFile(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()
                : List.of();
        boolean isSame = !lines.isEmpty() && first.equals(json(lines.getFirst()).orElse(null));
        PartialRun run = new PartialRun(Files.newBufferedWriter(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
        run.line(first);
        if (isSame) {
            run.repeat(lines.subList(1, lines.size()), vectors);
        }
        return run;
    }

    /** The last line of a run that was killed may be cut off; it and whatever is not understood is asked again. */
    private void repeat(List<String> lines, List<Vector> vectors) {
        Map<String, Vector> byId = vectors.stream().collect(Collectors.toMap(Vector::id, Function.identity()));
        for (String line : lines) {
            json(line).filter(json -> json.path("target").isString()).ifPresent(json -> {
                String target = json.remove("target").stringValue();
                if (json.has("hello")) {
                    introduced(target, json);
                } else if (byId.containsKey(json.path("id").asString(""))) {
                    keep(target, RowJson.read(target, byId.get(json.get("id").stringValue()), json));
                }
            });
        }
    }

    /**
     * Returns the vectors that a target has answered already, with their outcomes; to be asked before anything is
     * found. What another one of that name, or one of other files, answered does not count.
     *
     * @param live asks the target, where there is anything to lose, to introduce itself
     */
    public synchronized Map<String, Outcome> done(Target target, Supplier<Optional<Hello>> live) {
        artifacts.put(target.id(), digest(target.artifacts()));
        Map<String, Outcome> before = outcomes.getOrDefault(target.id(), Map.of());
        if (before.isEmpty()) {
            return Map.of();
        }
        introduced(target.id(), introduction(target.id(), live.get()));
        return Map.copyOf(outcomes.getOrDefault(target.id(), Map.of()));
    }

    /** Keeps an outcome of a target that introduces itself so. */
    public synchronized void found(String target, Optional<Hello> hello, Outcome outcome) {
        introduced(target, introduction(target, hello));
        keep(target, outcome);
    }

    private ObjectNode introduction(String target, Optional<Hello> hello) {
        ObjectNode introduction = Json.object().put("artifacts", artifacts.get(target));
        introduction.set("hello", hello.map(Hello::toJson).orElseGet(Json::object));
        return introduction;
    }

    private void introduced(String target, ObjectNode introduction) {
        String text = Canonical.text(introduction); // whole numbers are equal by value, however wide they were read
        if (!text.equals(introductions.put(target, text))) {
            outcomes.remove(target);
            line(Json.object().put("target", target).setAll(introduction));
        }
    }

    private static String digest(List<Artifact> artifacts) {
        StringBuilder list = new StringBuilder();
        artifacts.forEach(file -> list.append(file.sha256()).append("  ").append(file.name()).append('\n'));
        return Canonical.sha256(list.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void keep(String target, Outcome outcome) {
        outcomes.computeIfAbsent(target, key -> new HashMap<>())
                .put(outcome.vector().id(), outcome);
        ObjectNode line = Json.object().put("target", target);
        line.setAll(RowJson.of(outcome));
        line(line);
    }

    private void line(ObjectNode line) {
        try {
            out.write(line + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ObjectNode> json(String line) {
        try {
            JsonNode node = Json.readObject("line", line);
            return Optional.of((ObjectNode) node);
        } catch (CorpusException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
