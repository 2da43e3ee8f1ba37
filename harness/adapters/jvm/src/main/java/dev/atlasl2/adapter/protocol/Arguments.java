package dev.atlasl2.adapter.protocol;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object, read strictly: a field of the wrong form is a malformed request, never a default. Bytes
 * in hex and witnesses of the wrong form are like absent ones, as the protocol says.
 */
public record Arguments(JsonNode json) {
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2})*");
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,19}");

    public Arguments {
        if (json == null || !json.isObject()) {
            throw new IllegalArgumentException("expected a JSON object, got " + json);
        }
    }

    public boolean has(String name) {
        return json.has(name);
    }

    public String text(String name) {
        JsonNode node = json.get(name);
        if (node == null || !node.isString()) {
            throw new IllegalArgumentException(name + " must be text, got " + node);
        }
        return node.stringValue();
    }

    public long number(String name) {
        JsonNode node = json.get(name);
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new IllegalArgumentException(name + " must be a whole number of 64 bits, got " + node);
        }
        return node.longValue();
    }

    public boolean isNumber(String name) {
        return json.path(name).isIntegralNumber();
    }

    /**
     * A number for a parameter of 32 bits. A number that does not fit becomes the nearest one that does, which is also
     * out of range.
     */
    public int clamped(String name) {
        return clamp(number(name));
    }

    public static int clamp(long value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }

    /** The numbers of a list, clamped to 32 bits. */
    public int[] numbers(String name) {
        return list(name, node -> clamp(node.longValue())).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    public Arguments object(String name) {
        return new Arguments(json.get(name));
    }

    public List<Arguments> steps() {
        require(json.path("steps").isArray(), "steps");
        return list("steps", Arguments::new);
    }

    /** The recipe of a region; null if there is none. */
    public Recipe recipe(String name) {
        return isAbsent(json.get(name)) ? null : Recipe.parse(json.get(name));
    }

    /** The bytes of a region in a new array; null if there is none. */
    public byte[] region(String name) {
        Recipe recipe = recipe(name);
        return recipe == null ? null : recipe.expand();
    }

    /** Bytes written in hex; null if there are none. */
    public byte[] hex(String name) {
        return hex(json.path(name));
    }

    private static byte[] hex(JsonNode node) {
        return node.isString() && HEX.matcher(node.stringValue()).matches()
                ? HexFormat.of().parseHex(node.stringValue())
                : null;
    }

    /** A list of bytes in hex; null if there is none. */
    public List<byte[]> hexes(String name) {
        return json.path(name).isArray() ? list(name, Arguments::hex) : null;
    }

    /**
     * A witness; null if there is none. A component out of range refuses the call, like the library's own constructor.
     */
    public Witness witness(String name) {
        return witness(json.path(name));
    }

    /** A list of witnesses; null if there is none. */
    public List<Witness> witnesses(String name) {
        return json.path(name).isArray() ? list(name, Arguments::witness) : null;
    }

    private static Witness witness(JsonNode node) {
        return node.isObject() ? new Arguments(node).asWitness() : null;
    }

    private Witness asWitness() {
        String kind = json.path("kind").asString("");
        require(kind.equals("flat") || kind.equals("tree"), "kind");
        byte[] digest = hex("digest");
        require(digest != null, "digest");
        return new Witness(
                kind.equals("flat") ? Witness.Kind.FLAT : Witness.Kind.TREE,
                small("k"),
                digest,
                decimal("length"),
                small("resonance"),
                decimal("timestamp"),
                small("flags"));
    }

    private int small(String name) {
        require(isNumber(name), name);
        return clamped(name);
    }

    /** An unsigned number of 64 bits, written as text without a sign or leading zeros. */
    private long decimal(String name) {
        String digits = json.path(name).isString() ? json.get(name).stringValue() : "";
        require(DECIMAL.matcher(digits).matches() && new BigInteger(digits).bitLength() <= Long.SIZE, name);
        return Long.parseUnsignedLong(digits);
    }

    private void require(boolean holds, String name) {
        if (!holds) {
            throw new AtlasException(
                    ErrorCode.INVALID, name + " must be given in the protocol's form, got " + json.get(name));
        }
    }

    /** The elements of a list, each read by {@code reader}; null elements stay null. */
    public <T> List<T> list(String name, Function<JsonNode, T> reader) {
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
