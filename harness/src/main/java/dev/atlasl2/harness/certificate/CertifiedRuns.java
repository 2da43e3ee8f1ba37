package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.verdict.Difference;
import dev.atlasl2.harness.verdict.KnownFailure;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Vector;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a certificate that {@link CertificateCheck} found good back into the runs that it is about. */
public final class CertifiedRuns {
    private CertifiedRuns() {}

    /**
     * Returns the runs, without what the targets said of themselves.
     *
     * @param corpus the one that the certificate was compared with
     */
    public static List<TargetRun> of(byte[] file, Corpus corpus) {
        Map<String, Vector> vectors =
                corpus.vectors().stream().collect(Collectors.toMap(Vector::id, Function.identity()));
        JsonNode json = Json.readObject("certificate", new String(file, StandardCharsets.UTF_8));
        return each(json.path("correctness").path("targets"))
                .map(target -> new TargetRun(
                        target.get("id").stringValue(),
                        Optional.empty(),
                        each(target.get("vectors"))
                                .map(row -> outcome(
                                        target.get("id").stringValue(),
                                        vectors.get(row.get("id").stringValue()),
                                        row))
                                .toList(),
                        List.of()))
                .toList();
    }

    private static Outcome outcome(String target, Vector vector, JsonNode row) {
        Optional<ObjectNode> got = Optional.ofNullable((ObjectNode) row.get("got"));
        return new Outcome(
                vector,
                of(Verdict.values(), Verdict::json, row.get("verdict")),
                got,
                got.flatMap(answer -> Difference.of(vector.expect(), answer)),
                Optional.ofNullable(row.get("fault")).map(fault -> of(Fault.values(), Fault::id, fault)),
                row.path("reason").asString(""),
                Optional.ofNullable(row.get("known"))
                        .map(known -> new KnownFailure(
                                target,
                                vector.id(),
                                known.get("reason").stringValue(),
                                LocalDate.parse(known.get("expires").stringValue()))));
    }

    private static <E> E of(E[] values, Function<E, String> name, JsonNode node) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(node.stringValue()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
