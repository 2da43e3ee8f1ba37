package dev.atlasl2.adapter;

import dev.atlasl2.Kernels;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request line to one answer line. Refusals are answers; whatever else goes wrong is a fault in the answer, so this never throws.
 * Only JDK types cross, so that a harness can load it by a class loader of its own. Not thread-safe: requests come one at a time.
 */
public final class Session implements UnaryOperator<String> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private boolean over;

    @Override
    public String apply(String line) {
        ObjectNode answer = JSON.createObjectNode();
        try {
            JsonNode request = JSON.readTree(line);
            if (request.get("seq") == null) {
                return fault(answer, "a request needs a seq: " + line);
            }
            answer.set("seq", request.get("seq"));
            dispatch(new Arguments(request), answer);
        } catch (AtlasException e) {
            Answers.refuse(answer, e);
        } catch (UnsupportedOperationException e) {
            answer.put("unsupported", String.valueOf(e.getMessage()));
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError | AssertionError e) {
            return fault(answer, String.valueOf(e));
        }
        return JSON.writeValueAsString(answer);
    }

    /** Says whether {@code bye} was answered. */
    public boolean isOver() {
        return over;
    }

    private void dispatch(Arguments request, ObjectNode answer) {
        switch (request.text("type")) {
            case "hello" -> hello(request, answer);
            case "run" -> {
                Operations.Operation operation = Operations.named(request.text("op"));
                // Filled in as the call goes, so that a refusal still carries what the protocol wants of it.
                answer.put("result", "OK");
                operation.run(request.object("in"), answer);
            }
            case "bench" ->
                answer.put("result", "OK")
                        .put(
                                "acc",
                                Bench.run(
                                        request.text("op"),
                                        request.number("size"),
                                        request.number("reps"),
                                        request.number("start")));
            case "bye" -> {
                answer.put("result", "OK");
                over = true;
            }
            default -> throw new IllegalArgumentException("unknown request type " + request.text("type"));
        }
    }

    private static void hello(Arguments request, ObjectNode answer) {
        if (request.number("protocol") != 1) {
            throw new IllegalArgumentException("speaks protocol 1, was asked for " + request.number("protocol"));
        }
        answer.put("result", "OK");
        answer.put("protocol", 1);
        answer.put("name", "atlas-l2 (JVM)");
        answer.put("version", version());
        answer.put(
                "runtime",
                "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name") + ", "
                        + System.getProperty("os.name") + "-" + System.getProperty("os.arch"));
        answer.put("engine", Kernels.describe());
        answer.put("semantics", Limits.SEMANTICS_VERSION);
        answer.put("maxBytes", Giant.available().map(Giant::maxBytes).orElse((long) Recipe.MAX_ARRAY));
        answer.putArray("levels").add("core").add("full").add("huge");
        Operations.names().forEach(answer.putArray("operations")::add);
        Bench.names().forEach(answer.putArray("bench")::add);
    }

    private static String version() {
        String version = Kernels.class.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }

    private static String fault(ObjectNode answer, String what) {
        answer.retain("seq");
        return JSON.writeValueAsString(answer.put("fault", what));
    }
}
