package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.protocol.Hello;
import dev.atlasl2.harness.targets.Artifact;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.Selection;
import dev.atlasl2.harness.verdict.Shard;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.fresh.Fresh;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the results of a run from a certificate that {@link CertificateCheck} found good. */
public final class CertificateReader {
    private final Corpus corpus;
    private final ObjectNode json;
    private final Fresh fresh;
    private final Map<String, Vector> vectors;

    private CertificateReader(Corpus corpus, ObjectNode json) {
        this.corpus = corpus;
        this.json = json;
        this.fresh = fresh(json);
        this.vectors = Stream.concat(
                        corpus.vectors().stream(),
                        fresh.vectors(selection(json.get("correctness")).families(corpus)).stream())
                .collect(Collectors.toMap(Vector::id, Function.identity()));
    }

    /**
     * Returns the results in the certificate.
     *
     * @param corpus the corpus with which the certificate was compared
     */
    public static Certification read(byte[] file, Corpus corpus) {
        return new CertificateReader(corpus, Json.readObject("certificate", new String(file, StandardCharsets.UTF_8)))
                .read();
    }

    private Certification read() {
        JsonNode correctness = json.get("correctness");
        JsonNode circumstances = json.get("circumstances");
        JsonNode machine = circumstances.get("machine");
        List<String> notes =
                each(circumstances.get("notes")).map(JsonNode::stringValue).toList();
        return new Certification(
                json.get("kit").get("version").stringValue(),
                corpus,
                selection(correctness),
                fresh,
                each(correctness.get("targets"))
                        .map(target -> run(target, notes))
                        .toList(),
                json.get("floors").get("effort").stringValue(),
                each(json.get("floors").get("results")).map(FloorJson::read).toList(),
                each(circumstances.get("unavailable"))
                        .map(missing -> new Certification.Unavailable(
                                missing.get("target").stringValue(),
                                missing.get("reason").stringValue(),
                                missing.get("fix").stringValue()))
                        .toList(),
                new Machine(
                        machine.get("processor").stringValue(),
                        machine.get("cores").intValue(),
                        machine.get("memoryBytes").longValue(),
                        machine.get("system").stringValue(),
                        machine.get("java").stringValue()),
                Instant.parse(circumstances.get("started").stringValue()),
                Duration.ofMillis(Math.round(circumstances.get("seconds").doubleValue() * 1e3)),
                each(circumstances.get("invocations"))
                        .map(words -> new Invocation(
                                each(words).map(JsonNode::stringValue).toList()))
                        .toList(),
                circumstances.get("resumed").intValue());
    }

    /** Returns the selection of vectors in a section of that name. */
    static Selection selection(JsonNode correctness) {
        JsonNode shard = correctness.path("shard");
        return new Selection(
                each(correctness.get("levels"))
                        .map(level -> Level.of(level.stringValue()))
                        .collect(Collectors.toSet()),
                each(correctness.path("families")).map(JsonNode::stringValue).toList(),
                shard.isMissingNode()
                        ? Shard.WHOLE
                        : new Shard(
                                shard.get("index").intValue(), shard.get("of").intValue()));
    }

    /** Returns the fresh vectors of the certificate. */
    static Fresh fresh(JsonNode certificate) {
        JsonNode fresh = certificate.path("fresh");
        return fresh.isMissingNode()
                ? Fresh.NONE
                : new Fresh(
                        Long.parseUnsignedLong(fresh.get("seed").stringValue()),
                        fresh.get("vectors").intValue(),
                        fresh.get("given").booleanValue());
    }

    private TargetRun run(JsonNode target, List<String> notes) {
        String id = target.get("id").stringValue();
        JsonNode hello = target.get("hello");
        List<Outcome> outcomes = Stream.concat(
                        each(target.get("vectors")),
                        each(json.path("fresh").path("targets"))
                                .filter(asked -> asked.get("id").stringValue().equals(id))
                                .flatMap(asked -> each(asked.get("vectors"))))
                .map(row -> RowJson.read(id, vectors.get(row.get("id").stringValue()), row))
                .toList();
        String said = id + ": ";
        return new TargetRun(
                id,
                each(target.get("artifacts"))
                        .map(file -> new Artifact(
                                file.get("name").stringValue(),
                                file.get("sha256").stringValue()))
                        .toList(),
                target.get("emulated").booleanValue(),
                hello.isNull() ? Optional.empty() : Optional.of(Hello.ofJson(hello)),
                outcomes,
                notes.stream()
                        .filter(note -> note.startsWith(said))
                        .map(note -> note.substring(said.length()))
                        .toList());
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
