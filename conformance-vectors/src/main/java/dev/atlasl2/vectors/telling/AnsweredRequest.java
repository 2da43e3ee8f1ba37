package dev.atlasl2.vectors.telling;

import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request with its right answer, taken apart for {@link Telling}. A sequence is one call that creates and one call
 * for each step; every other operation is one call.
 */
public final class AnsweredRequest {
    private static final Set<String> SIZES = Set.of("length", "bytes", "window");
    private static final Set<String> OFFSETS = Set.of("at", "from", "to", "index", "first");
    private static final Set<String> OPERANDS = Set.of("entries", "witnesses", "parts", "leaves", "path", "n");
    private static final Set<String> RESIDUES = Set.of("sum", "residue", "state", "initial", "n", "amount", "budget");
    private static final Set<String> HEX = Set.of("old", "new", "leaves");

    /** Two regions that an operation compares or exchanges. */
    record Pair(Recipe one, Recipe other) {}

    /** One call: its arguments, and the right result. */
    static final class Call {
        final String name;
        final String result;
        final List<Recipe> regions = new ArrayList<>();
        final List<Long> sizes = new ArrayList<>();
        final List<Long> offsets = new ArrayList<>();
        final List<Long> numbers = new ArrayList<>();
        final List<Long> residues = new ArrayList<>();
        final List<Integer> operands = new ArrayList<>();
        final List<Pair> pairs = new ArrayList<>();

        Call(String name, String result, JsonNode in) {
            this.name = name;
            this.result = result;
            in.properties().forEach(field -> {
                if (!field.getKey().equals("steps")) {
                    take(field.getKey(), field.getValue());
                }
            });
            pair(in);
        }

        boolean isRight() {
            return result.equals("OK");
        }

        /** A call that is refused as INVALID shows nothing about how the operation uses its arguments. */
        boolean isValid() {
            return !result.equals("INVALID");
        }

        private void take(String name, JsonNode value) {
            if (value.isObject() && Recipe.isOne(value)) {
                region(Recipe.parse(value));
            } else if (value.isObject()) {
                value.properties().forEach(field -> take(field.getKey(), field.getValue()));
                pair(value);
            } else if (value.isArray()) {
                if (OPERANDS.contains(name)) {
                    operands.add(value.size());
                }
                value.forEach(element -> take(name, element));
            } else if (value.isIntegralNumber() && value.canConvertToLong()) {
                number(name, value.longValue());
            } else if (value.isString()) {
                text(name, value.stringValue());
            }
        }

        private void region(Recipe region) {
            regions.add(region);
            sizes.add(region.length());
        }

        private void number(String name, long value) {
            numbers.add(value);
            if (SIZES.contains(name)) {
                sizes.add(value);
            }
            if (OFFSETS.contains(name)) {
                offsets.add(value);
            }
            if (RESIDUES.contains(name)) {
                residues.add(value);
            }
        }

        private void text(String name, String text) {
            if (name.equals("length") && text.matches("[0-9]{1,18}")) { // of a witness
                sizes.add(Long.parseLong(text));
            } else if (HEX.contains(name) && text.matches("([0-9a-f]{2})*")) {
                region(Recipe.hex(text));
            }
        }

        private void pair(JsonNode in) {
            for (String[] names : new String[][] {{"before", "after"}, {"old", "new"}, {"src", "dst"}}) {
                Recipe one = recipe(in.path(names[0]));
                Recipe other = recipe(in.path(names[1]));
                if (one != null && other != null) {
                    pairs.add(new Pair(one, other));
                }
            }
        }

        private static Recipe recipe(JsonNode node) {
            if (node.isObject() && Recipe.isOne(node)) {
                return Recipe.parse(node);
            }
            return node.isString() && node.stringValue().matches("([0-9a-f]{2})*")
                    ? Recipe.hex(node.stringValue())
                    : null;
        }
    }

    private final String op;
    private final ObjectNode in;
    private final ObjectNode expect;
    private final List<Call> calls = new ArrayList<>();

    private AnsweredRequest(String op, ObjectNode in, ObjectNode expect) {
        this.op = op;
        this.in = in;
        this.expect = expect;
        calls.add(new Call(op, expect.path("result").asString(""), in));
        JsonNode answers = expect.path("steps");
        for (int i = 0; i < answers.size(); i++) {
            JsonNode step = in.get("steps").get(i);
            if (step.isObject()) {
                calls.add(new Call(
                        step.path("do").asString(op),
                        answers.get(i).get("result").stringValue(),
                        step));
            }
        }
    }

    /** Takes apart a request and the answer that the reference gives. */
    public static AnsweredRequest of(String op, ObjectNode in, ObjectNode expect) {
        return new AnsweredRequest(op, in, expect);
    }

    /** Takes apart a vector. */
    public static AnsweredRequest of(Vector vector) {
        return new AnsweredRequest(vector.op(), vector.in(), vector.expect());
    }

    List<Call> calls() {
        return calls;
    }

    /** The steps of a sequence; none of another operation. */
    List<Call> steps() {
        return calls.subList(1, calls.size());
    }

    /** Returns whether a range or index that is not refused ends exactly at the end of the whole. */
    boolean touchesTheEnd() {
        return switch (op) {
            case "copyWithin" -> isRight(expect) && (ends("from") || ends("to"));
            case "buffer" ->
                anyStep((step, answer) -> isRight(answer) && at(step) + span(step, "data") == length(in.path("data")));
            case "domain" ->
                anyStep((step, answer) -> isRight(answer)
                        && at(step) + step.path("old").asString("").length() / 2
                                == in.path("bytes").asLong(-1));
            case "ranges" ->
                in.path("parts")
                        .valueStream()
                        .anyMatch(part -> part.path("at").asLong(0) > 0
                                && part.path("at").asLong(-1) + length(part.path("data"))
                                        == in.path("length").asLong(-1));
            case "inclusionProof" ->
                in.path("index").asLong(-1) == expect.path("size").asLong(-1) - 1;
            case "verifyInclusion" ->
                in.path("index").asLong(-1) == in.path("size").asLong(-1) - 1;
            case "consistencyProof" ->
                in.path("first").asLong(-1) == expect.path("size").asLong(-2);
            case "verifyConsistency" ->
                in.path("first").asLong(-1) == in.path("second").asLong(-2);
            default -> false;
        };
    }

    private boolean ends(String offset) {
        long length = in.path("length").asLong(0);
        return length > 0 && in.path(offset).asLong(-1) + length == length(in.path("data"));
    }

    private interface StepTest {
        boolean holds(JsonNode step, JsonNode answer);
    }

    private boolean anyStep(StepTest test) {
        JsonNode answers = expect.path("steps");
        for (int i = 0; i < answers.size(); i++) {
            if (test.holds(in.get("steps").get(i), answers.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRight(JsonNode answer) {
        return answer.path("result").asString("").equals("OK");
    }

    private static long at(JsonNode step) {
        return step.path("at").asLong(Long.MIN_VALUE);
    }

    /** A single byte if the step writes no range. */
    private static long span(JsonNode step, String name) {
        return step.has(name) ? length(step.get(name)) : 1;
    }

    private static long length(JsonNode recipe) {
        return recipe.isObject() ? Recipe.parse(recipe).length() : -1;
    }
}
