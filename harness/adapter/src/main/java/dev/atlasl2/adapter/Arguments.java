package dev.atlasl2.adapter;

import dev.atlasl2.spec.Witness;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON object, read strictly: a field of the wrong shape is a malformed request, never a default. */
record Arguments(JsonNode json) {
    Arguments {
        if (json == null || !json.isObject()) {
            throw new IllegalArgumentException("expected a JSON object, got " + json);
        }
    }

    boolean has(String name) {
        return json.has(name);
    }

    String text(String name) {
        JsonNode node = json.get(name);
        if (node == null || !node.isString()) {
            throw new IllegalArgumentException(name + " must be text, got " + node);
        }
        return node.stringValue();
    }

    long number(String name) {
        JsonNode node = json.get(name);
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new IllegalArgumentException(name + " must be a whole number of 64 bits, got " + node);
        }
        return node.longValue();
    }

    boolean isNumber(String name) {
        return json.path(name).isIntegralNumber();
    }

    /** A number for a parameter of 32 bits: what does not fit becomes the nearest that does, which is as far out of range. */
    int clamped(String name) {
        return clamp(number(name));
    }

    static int clamp(long value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }

    /** The numbers of a list, clamped to 32 bits. */
    int[] numbers(String name) {
        return list(name, node -> clamp(node.longValue())).stream().mapToInt(Integer::intValue).toArray();
    }

    Arguments object(String name) {
        return new Arguments(json.get(name));
    }

    List<Arguments> steps() {
        return list("steps", Arguments::new);
    }

    /** The recipe of a region; null where none is given. */
    Recipe recipe(String name) {
        return isAbsent(json.get(name)) ? null : Recipe.parse(json.get(name));
    }

    /** The bytes of a region in a new array; null where none is given. */
    byte[] region(String name) {
        Recipe recipe = recipe(name);
        return recipe == null ? null : recipe.expand();
    }

    /** Bytes written in hex; null where none are given. */
    byte[] hex(String name) {
        return isAbsent(json.get(name)) ? null : HexFormat.of().parseHex(text(name));
    }

    /** A list of bytes in hex; null where none is given. */
    List<byte[]> hexes(String name) {
        return isAbsent(json.get(name)) ? null : list(name, node -> HexFormat.of().parseHex(node.stringValue()));
    }

    /** A witness; null where none is given. A component out of range refuses the call, as the library's own constructor does. */
    Witness witness(String name) {
        return isAbsent(json.get(name)) ? null : new Arguments(json.get(name)).asWitness();
    }

    Witness asWitness() {
        Witness.Kind kind = switch (text("kind")) {
            case "flat" -> Witness.Kind.FLAT;
            case "tree" -> Witness.Kind.TREE;
            default -> throw new IllegalArgumentException("kind must be flat or tree, got " + text("kind"));
        };
        return new Witness(kind, clamped("k"), hex("digest"), Long.parseUnsignedLong(text("length")), clamped("resonance"),
                Long.parseUnsignedLong(text("timestamp")), clamped("flags"));
    }

    /** The elements of a list, each read by {@code reader}; null elements stay null. */
    <T> List<T> list(String name, Function<JsonNode, T> reader) {
        JsonNode node = json.get(name);
        if (node == null || !node.isArray()) {
            throw new IllegalArgumentException(name + " must be a list, got " + node);
        }
        List<T> values = new ArrayList<>();
        node.forEach(element -> values.add(element.isNull() ? null : reader.apply(element)));
        return values;
    }

    private static boolean isAbsent(JsonNode node) {
        return node == null || node.isNull();
    }
}
