package dev.atlasl2.endive;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.oracle.Answers;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** One request line to one answer line: refusals are answers, everything else that is thrown is a fault. */
final class Session implements UnaryOperator<String> {
    /** Every core vector, and no more: the interpreter hashes some 0.5 MB a second (Zen 3). */
    private static final long MAX_BYTES = 1 << 25;

    private final RawOperations operations;
    private final String engine;
    private boolean over;

    Session(RawModule module, String engine) {
        operations = new RawOperations(module);
        this.engine = engine;
    }

    boolean isOver() {
        return over;
    }

    @Override
    public String apply(String line) {
        ObjectNode answer = Json.object();
        try {
            ObjectNode request = Json.readObject("request", line);
            answer.set("seq", request.get("seq"));
            dispatch(request, answer);
        } catch (AtlasException e) {
            answer.put("result", e.code().name()).put("message", e.getMessage());
        } catch (UnsupportedOperationException e) {
            answer.put("unsupported", String.valueOf(e.getMessage()));
        } catch (RuntimeException | AssertionError | OutOfMemoryError e) {
            answer.retain("seq");
            answer.put("fault", String.valueOf(e));
        }
        return answer.toString();
    }

    private void dispatch(ObjectNode request, ObjectNode answer) {
        switch (request.path("type").asString("")) {
            case "hello" -> hello(answer);
            case "run" ->
                answer.setAll(
                        Answers.answer(operations, request.path("op").asString(""), (ObjectNode) request.get("in")));
            case "bye" -> {
                answer.put("result", "OK");
                over = true;
            }
            default -> throw new IllegalArgumentException("unknown request type " + request.get("type"));
        }
    }

    private void hello(ObjectNode answer) {
        answer.put("result", "OK")
                .put("protocol", 1)
                .put("name", "atlas-l2 (raw WebAssembly)")
                .put("version", operations.versionText())
                .put("runtime", "Endive interpreter, Java " + Runtime.version())
                .put("engine", engine)
                .put("semantics", operations.version())
                .put("maxBytes", MAX_BYTES);
        answer.putArray("levels").add("core");
        Answers.operations().forEach(answer.putArray("operations")::add);
        answer.putArray("bench");
    }
}
