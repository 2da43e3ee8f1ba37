package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.reference.BatchReference;
import dev.atlasl2.vectors.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;

/** Answers of family batch (clause S9). */
final class BatchAnswers {
    private BatchAnswers() {}

    static void addTo(Map<String, Answers.Row> rows) {
        rows.put("batch", (impl, in) -> Answer.of(out -> out.set("results", results(impl, in))));
        rows.put("batchHint", (impl, in) -> Answer.of(out -> out.put("entries", impl.batchHint(in.number("bytes")))));
    }

    private static ArrayNode results(Operations impl, Arguments in) {
        if (!in.has("entries")) {
            throw new AtlasException(ErrorCode.INVALID, "entries must be given, got nothing");
        }
        ArrayNode results = Json.array();
        switch (in.text("of")) {
            case "sum" -> impl.batchSum(in.regionList("entries")).forEach(results::add);
            case "check" -> impl.batchCheck(in.regionList("entries")).forEach(results::add);
            case "delta" -> impl.batchDelta(changes(in)).forEach(results::add);
            case "witness" ->
                impl.batchWitness(in.regionList("entries")).forEach(witness -> results.add(WitnessJson.write(witness)));
            default ->
                throw new IllegalArgumentException(
                        "of must be sum, check, delta or witness, got \"" + in.text("of") + '"');
        }
        return results;
    }

    private static List<BatchReference.Change> changes(Arguments in) {
        List<BatchReference.Change> changes = new ArrayList<>();
        for (Arguments entry : in.each("entries")) {
            changes.add(
                    entry == null ? null : new BatchReference.Change(entry.region("before"), entry.region("after")));
        }
        return changes;
    }
}
