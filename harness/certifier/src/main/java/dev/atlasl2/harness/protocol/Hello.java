package dev.atlasl2.harness.protocol;

import dev.atlasl2.vectors.Level;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The introduction of a target.
 *
 * @param name of the target
 * @param version of the target
 * @param runtime on which it runs
 * @param engine its kernel, and why that one
 * @param semantics the packed version of the semantics that it implements (clause S1.6)
 * @param maxBytes the longest region that it addresses
 * @param levels of vectors that it is for; it does not pass a level that it does not declare
 * @param operations that it answers
 * @param benches that it offers
 */
public record Hello(
        String name,
        String version,
        String runtime,
        String engine,
        long semantics,
        long maxBytes,
        Set<Level> levels,
        Set<String> operations,
        Set<String> benches) {
    /** The version of the protocol that this harness speaks. */
    public static final int PROTOCOL = 1;

    static Hello read(Answer answer) throws TargetFault {
        if (answer.kind() != Answer.Kind.RESULT || !answer.result().equals("OK")) {
            throw bad("expected result OK, got " + Excerpt.of(answer.body().toString()));
        }
        long protocol = number(answer.body(), "protocol");
        if (protocol != PROTOCOL) {
            throw bad("protocol must be " + PROTOCOL + ", got " + protocol);
        }
        return of(answer.body());
    }

    /** Returns the introduction that {@link #toJson} wrote. */
    public static Hello ofJson(JsonNode json) {
        try {
            return of(json);
        } catch (TargetFault e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Hello of(JsonNode body) throws TargetFault {
        Hello hello = new Hello(
                text(body, "name"),
                text(body, "version"),
                text(body, "runtime"),
                text(body, "engine"),
                number(body, "semantics"),
                number(body, "maxBytes"),
                levels(body),
                texts(body, "operations"),
                texts(body, "bench"));
        if (hello.maxBytes() < 1) {
            throw bad("maxBytes must be positive, got " + hello.maxBytes());
        }
        return hello;
    }

    /** Returns it in the form of certificates; lists are sorted. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name).put("version", version).put("runtime", runtime).put("engine", engine);
        json.put("semantics", semantics).put("maxBytes", maxBytes);
        levels.stream().map(Level::json).forEach(json.putArray("levels")::add);
        operations.forEach(json.putArray("operations")::add);
        benches.forEach(json.putArray("bench")::add);
        return json;
    }

    private static String text(JsonNode body, String field) throws TargetFault {
        JsonNode node = body.path(field);
        if (!node.isString()) {
            throw bad(field + " must be text, got " + describe(node));
        }
        return node.stringValue();
    }

    private static long number(JsonNode body, String field) throws TargetFault {
        JsonNode node = body.path(field);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw bad(field + " must be a whole number, got " + describe(node));
        }
        return node.longValue();
    }

    private static Set<Level> levels(JsonNode body) throws TargetFault {
        if (!body.has("levels")) {
            return declared(Set.of());
        }
        Set<String> names = texts(body, "levels");
        if (names.isEmpty()) {
            throw bad("levels must name at least one level");
        }
        try {
            return declared(names);
        } catch (IllegalArgumentException e) {
            throw bad("levels: " + Excerpt.of(e.getMessage()));
        }
    }

    /** A target without this field is for the core level. */
    private static Set<Level> declared(Set<String> names) {
        Set<Level> levels = EnumSet.noneOf(Level.class);
        names.forEach(name -> levels.add(Level.of(name)));
        return levels.isEmpty() ? EnumSet.of(Level.CORE) : levels;
    }

    private static Set<String> texts(JsonNode body, String field) throws TargetFault {
        List<String> texts = new ArrayList<>();
        if (!body.path(field).isArray()) {
            throw bad(field + " must be a list, got " + describe(body.path(field)));
        }
        for (JsonNode node : body.path(field)) {
            if (!node.isString()) {
                throw bad(field + " must hold text only, got " + describe(node));
            }
            texts.add(node.stringValue());
        }
        return new TreeSet<>(texts);
    }

    private static String describe(JsonNode node) {
        return node.isMissingNode() ? "nothing" : Excerpt.of(node.toString());
    }

    private static TargetFault bad(String detail) {
        return new TargetFault(Fault.BAD_HELLO, detail);
    }
}
