package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.verdict.Difference;
import dev.atlasl2.harness.verdict.KnownFailure;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Vector;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An outcome as a row of a certificate, and back. */
final class RowJson {
    private RowJson() {}

    static ObjectNode of(Outcome outcome) {
        ObjectNode row = Json.object()
                .put("id", outcome.vector().id())
                .put("verdict", outcome.verdict().json());
        outcome.difference().ifPresent(difference -> wrong(row, outcome, difference));
        outcome.fault()
                .ifPresent(fault -> row.put("fault", fault.id())
                        .put("clause", outcome.vector().clause()));
        if (outcome.verdict() == Verdict.SKIP) {
            row.put("reason", outcome.reason());
        }
        outcome.known()
                .ifPresent(known -> row.putObject("known")
                        .put("reason", known.reason())
                        .put("expires", known.expires().toString()));
        return row;
    }

    private static void wrong(ObjectNode row, Outcome outcome, Difference difference) {
        row.put("clause", outcome.vector().clause())
                .put("op", outcome.vector().op())
                .put("at", difference.place());
        row.set("in", outcome.vector().in());
        row.set("expected", outcome.vector().expect());
        ObjectNode got = outcome.got().orElseThrow().deepCopy();
        got.remove("message"); // said to people, and never compared
        row.set("got", got);
        if (!outcome.reason().isEmpty()) {
            row.put("reason", outcome.reason());
        }
    }

    /** @param row one that {@link #of} made of an outcome of that vector */
    static Outcome read(String target, Vector vector, JsonNode row) {
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

    /** Returns the value that is written so. */
    static <E> E of(E[] values, Function<E, String> name, JsonNode node) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(node.stringValue()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown name " + node));
    }
}
