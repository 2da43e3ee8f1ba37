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
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Converts an outcome to a row of a certificate, and back. */
final class RowJson {
    private RowJson() {}

    static ObjectNode of(Outcome outcome) {
        ObjectNode row = Json.object()
                .put("id", outcome.vector().id())
                .put("verdict", outcome.verdict().json());
        switch (outcome.unlisted()) {
            case Outcome.Pass _, Outcome.Listed _ -> {}
            case Outcome.Fail fail -> wrong(row, fail);
            case Outcome.Broken broken ->
                row.put("fault", broken.fault().id())
                        .put("clause", broken.vector().clause());
            case Outcome.Skip skip -> row.put("reason", skip.reason());
        }
        if (outcome instanceof Outcome.Listed listed) {
            row.putObject("known")
                    .put("reason", listed.entry().reason())
                    .put("expires", listed.entry().expires().toString());
        }
        return row;
    }

    private static void wrong(ObjectNode row, Outcome.Fail fail) {
        row.put("clause", fail.vector().clause())
                .put("op", fail.vector().op())
                .put("at", fail.difference().place());
        row.set("in", fail.vector().in());
        row.set("expected", fail.vector().expect());
        ObjectNode got = fail.got().deepCopy();
        got.remove("message"); // for people, and never compared
        row.set("got", got);
        if (!fail.reason().isEmpty()) {
            row.put("reason", fail.reason());
        }
    }

    /**
     * @param row one that {@link #of} made of an outcome of that vector
     * @throws RuntimeException for most other rows
     */
    static Outcome read(String target, Vector vector, JsonNode row) {
        Verdict verdict = of(Verdict.values(), Verdict::json, row.get("verdict"));
        Outcome unlisted = unlisted(vector, verdict, row);
        JsonNode known = row.get("known");
        if (known == null) {
            return unlisted;
        }
        KnownFailure entry = new KnownFailure(
                target,
                vector.id(),
                known.get("reason").stringValue(),
                LocalDate.parse(known.get("expires").stringValue()));
        return new Outcome.Listed(unlisted, entry, verdict == unlisted.verdict());
    }

    private static Outcome unlisted(Vector vector, Verdict verdict, JsonNode row) {
        String reason = row.path("reason").asString("");
        return switch (verdict) {
            case PASS, OUTDATED -> new Outcome.Pass(vector);
            case SKIP -> new Outcome.Skip(vector, reason);
            case FAIL, FAULT, KNOWN -> {
                if (row.has("fault")) {
                    yield new Outcome.Broken(vector, of(Fault.values(), Fault::id, row.get("fault")), reason);
                }
                ObjectNode got = (ObjectNode) row.get("got");
                yield new Outcome.Fail(
                        vector, got, Difference.of(vector.expect(), got).orElseThrow(), reason);
            }
        };
    }

    /** Returns the value with this name. */
    static <E> E of(E[] values, Function<E, String> name, JsonNode node) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(node.stringValue()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown name " + node));
    }
}
