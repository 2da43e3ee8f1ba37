package dev.atlasl2.harness.gallery;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Vector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A table of published answers by their requests, for a target that computes nothing. */
public final class PublishedAnswers {
    private final Map<String, ObjectNode> byRequest = new HashMap<>();
    private final Map<String, ObjectNode> byOperation = new HashMap<>();

    public PublishedAnswers(List<Vector> vectors) {
        vectors.forEach(vector -> {
            byRequest.put(vector.op() + vector.in(), vector.expect());
            byOperation.put(vector.op(), vector.expect());
        });
    }

    /** Returns the answer in the table; for other requests, a plausible answer. */
    public ObjectNode answer(String op, ObjectNode in) {
        ObjectNode like = byOperation.getOrDefault(op, Json.object().put("result", "OK"));
        return byRequest.getOrDefault(op + in, like).deepCopy();
    }

    /** Returns a target in this process that has the table. */
    public static OracleTarget target(String id, List<Vector> vectors) {
        PublishedAnswers published = new PublishedAnswers(vectors);
        return OracleTarget.bent(
                id,
                (request, answer) -> request.path("type").asString("").equals("run")
                        ? published
                                .answer(request.get("op").stringValue(), (ObjectNode) request.get("in"))
                                .put("seq", request.get("seq").longValue())
                        : answer);
    }
}
