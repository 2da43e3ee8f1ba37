package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An operation's arguments, typed. A missing one is null; one of the wrong JSON type is an {@link
 * IllegalArgumentException}.
 */
final class Arguments {
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2})*");

    private final JsonNode in;
    private final Regions regions;

    Arguments(JsonNode in, Regions regions) {
        if (in == null || !in.isObject()) {
            throw new IllegalArgumentException("arguments must be an object, got " + in);
        }
        this.in = in;
        this.regions = regions;
    }

    boolean has(String name) {
        return in.hasNonNull(name);
    }

    boolean isNumber(String name) {
        return has(name) && in.get(name).isIntegralNumber();
    }

    long number(String name) {
        JsonNode value = in.get(name);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(name + " must be a 64-bit integer, got " + value);
        }
        return value.longValue();
    }

    long number(String name, long otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    String text(String name) {
        JsonNode value = in.get(name);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException(name + " must be text, got " + value);
        }
        return value.stringValue();
    }

    Recipe recipe(String name) {
        return has(name) ? Recipe.parse(in.get(name)) : null;
    }

    /** Bytes that the operation only reads. */
    byte[] region(String name) {
        return has(name) ? regions.read(recipe(name)) : null;
    }

    /** Bytes that the operation may write. */
    byte[] ownRegion(String name) {
        return has(name) ? regions.own(recipe(name)) : null;
    }

    /** Bytes in hex; null if they are absent or not lower-case hex, which the protocol treats in the same way. */
    byte[] hex(String name) {
        return has(name) ? hex(in.get(name)) : null;
    }

    private static byte[] hex(JsonNode node) {
        return node.isString() && HEX.matcher(node.stringValue()).matches()
                ? HexFormat.of().parseHex(node.stringValue())
                : null;
    }

    long[] numbers(String name) {
        return list(name, JsonNode::longValue).stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    List<byte[]> hexes(String name) {
        return isList(name) ? list(name, Arguments::hex) : null;
    }

    List<byte[]> regionList(String name) {
        return list(name, node -> regions.read(Recipe.parse(node)));
    }

    List<Arguments> steps() {
        if (!isList("steps")) {
            throw new AtlasException(ErrorCode.INVALID, "steps must be a list, got " + in.get("steps"));
        }
        return each("steps");
    }

    List<Arguments> each(String name) {
        return list(name, node -> new Arguments(node, regions));
    }

    /** Refuses a witness that is outside its ranges, as the vocabulary does. */
    Witness witness(String name) {
        return has(name) ? WitnessJson.read(in.get(name)) : null;
    }

    List<Witness> witnesses(String name) {
        return isList(name) ? list(name, WitnessJson::read) : null;
    }

    private boolean isList(String name) {
        return in.path(name).isArray();
    }

    /** An entry that is JSON null stays null. */
    private <T> List<T> list(String name, Function<JsonNode, T> read) {
        JsonNode value = in.get(name);
        if (value == null || !value.isArray()) {
            throw new IllegalArgumentException(name + " must be a list, got " + value);
        }
        List<T> list = new ArrayList<>();
        value.forEach(node -> list.add(node.isNull() ? null : read.apply(node)));
        return list;
    }
}
