package dev.atlasl2.harness.gallery;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Artifact;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.Operations;
import java.time.Duration;
import java.util.List;
import java.util.function.BinaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** The reference model in this process as a target; a test may change its answers. */
public record OracleTarget(
        String id,
        Availability availability,
        Operations operations,
        BinaryOperator<ObjectNode> bend,
        boolean isOnlyIfNamed)
        implements Target {
    private static final Availability THERE = new Availability.Available("in the test");

    /** A target that is right. */
    public static OracleTarget right(String id) {
        return bent(id, (request, answer) -> answer);
    }

    /** A target whose right answers are changed by {@code bend}. */
    public static OracleTarget bent(String id, BinaryOperator<ObjectNode> bend) {
        return new OracleTarget(id, THERE, Operations.REFERENCE, bend, false);
    }

    /** A target that answers like another implementation, such as a pitfall. */
    public static OracleTarget as(String id, Operations operations) {
        return new OracleTarget(id, THERE, operations, (request, answer) -> answer, false);
    }

    /** A target that is not available. */
    public static OracleTarget missing(String id) {
        return new OracleTarget(
                id,
                new Availability.Missing("it was never built", "build it"),
                Operations.REFERENCE,
                (request, answer) -> answer,
                false);
    }

    /** A target that is right, and that a run leaves out unless it is named. */
    public static OracleTarget onlyIfNamed(String id) {
        return new OracleTarget(id, THERE, Operations.REFERENCE, (request, answer) -> answer, true);
    }

    /**
     * A target that gives a wrong answer to {@code check/zero}, breaks on {@code delta/step} and does not offer the
     * rest of delta and fill.
     */
    public static OracleTarget faulty(String id) {
        return bent(id, (request, answer) -> switch (request.path("op").asString("")) {
            case "check" -> answer.put("conserved", !answer.get("conserved").booleanValue());
            case "deltaByte" -> only(request).put("fault", "out of luck <b>&\u0001</b>");
            case "fill" -> only(request).put("unsupported", "no fill here");
            default -> answer;
        });
    }

    @Override
    public String description() {
        return "the reference model";
    }

    @Override
    public List<Artifact> artifacts() {
        return List.of(new Artifact("oracle.jar", "ab".repeat(32)), new Artifact("oracle.wasm", "cd".repeat(32)));
    }

    @Override
    public Session open() {
        return new Session() {
            @Override
            public String exchange(String line, Duration deadline) throws TargetFault {
                ObjectNode request = Json.readObject("request", line);
                ObjectNode answer = only(request);
                switch (request.get("type").stringValue()) {
                    case "hello" -> hello(answer);
                    case "run" -> answer.setAll(answer(request));
                    case "bench" ->
                        answer.put("result", "OK")
                                .put(
                                        "acc",
                                        PlainBench.acc(
                                                request.get("op").stringValue(),
                                                request.get("size").intValue(),
                                                request.get("reps").longValue(),
                                                request.get("start").longValue()));
                    default -> answer.put("result", "OK");
                }
                return bend.apply(request, answer).toString();
            }

            @Override
            public String log() {
                return "";
            }

            @Override
            public void close() {}
        };
    }

    /** What would end a program is a crash. */
    private ObjectNode answer(ObjectNode request) throws TargetFault {
        try {
            return Answers.answer(operations, request.get("op").stringValue(), (ObjectNode) request.get("in"));
        } catch (RuntimeException e) {
            throw new TargetFault(Fault.CRASH, e.toString(), e);
        }
    }

    private static ObjectNode only(ObjectNode request) {
        return Json.object().put("seq", request.get("seq").longValue());
    }

    private void hello(ObjectNode answer) {
        answer.put("result", "OK")
                .put("protocol", 1)
                .put("name", "oracle")
                .put("version", "1")
                .put("runtime", "test")
                .put("engine", "reference & <slow>");
        answer.put("semantics", 65536).put("maxBytes", 1 << 30);
        Answers.operations().forEach(answer.putArray("operations")::add);
        answer.putArray("bench").add("sum").add("loop");
    }
}
