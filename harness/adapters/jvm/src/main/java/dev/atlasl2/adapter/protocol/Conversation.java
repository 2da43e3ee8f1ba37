package dev.atlasl2.adapter.protocol;

import dev.atlasl2.spec.AtlasException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request line to one answer line. Refusals are answers; whatever else goes wrong is a fault in the answer, so this never throws.
 * Not thread-safe: requests come one at a time.
 */
public final class Conversation implements UnaryOperator<String> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Operation> operations;
    private final Consumer<ObjectNode> introduction;
    private final Operation bench;
    private boolean over;

    /**
     * @param operations what answers, by the names of the protocol, in the order of the introduction
     * @param introduction adds to the answer of {@code hello} what this target says of itself
     * @param bench answers a request {@code bench}
     */
    public Conversation(Map<String, Operation> operations, Consumer<ObjectNode> introduction, Operation bench) {
        this.operations = operations;
        this.introduction = introduction;
        this.bench = bench;
    }

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

    /** Answers standard input on standard output, one line each, until {@code bye} or the end of the input. */
    public void run() throws IOException {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Writer answers = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
        for (String line = requests.readLine(); line != null; line = over ? null : requests.readLine()) {
            answers.write(apply(line));
            answers.write('\n');
            answers.flush();
        }
    }

    private void dispatch(Arguments request, ObjectNode answer) {
        switch (request.text("type")) {
            case "hello" -> hello(request, answer);
            case "run" -> {
                Operation operation = operations.get(request.text("op"));
                if (operation == null) {
                    throw new UnsupportedOperationException("operation " + request.text("op") + " is not known here");
                }
                // Filled in as the call goes, so that a refusal still carries what the protocol wants of it.
                answer.put("result", "OK");
                operation.run(request.object("in"), answer);
            }
            case "bench" -> bench.run(request, answer.put("result", "OK"));
            case "bye" -> {
                answer.put("result", "OK");
                over = true;
            }
            default -> throw new IllegalArgumentException("unknown request type " + request.text("type"));
        }
    }

    private void hello(Arguments request, ObjectNode answer) {
        if (request.number("protocol") != 1) {
            throw new IllegalArgumentException("speaks protocol 1, was asked for " + request.number("protocol"));
        }
        introduction.accept(answer.put("result", "OK").put("protocol", 1));
        operations.keySet().forEach(answer.putArray("operations")::add);
    }

    private static String fault(ObjectNode answer, String what) {
        answer.retain("seq");
        return JSON.writeValueAsString(answer.put("fault", what));
    }
}
