package dev.atlasl2.vectors;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads recipes strictly: exactly one form, its fields and no others, every value in range. */
final class RecipeParser {
    static final Set<String> FORMS = Set.of("hex", "repeat", "ramp", "splitmix64", "concat", "patch");
    private static final Pattern UNSIGNED = Pattern.compile("0|[1-9][0-9]{0,19}");

    private RecipeParser() {}

    static Recipe parse(JsonNode node) {
        if (node == null || !node.isObject()) {
            throw new IllegalArgumentException("recipe must be an object, got " + (node == null ? "nothing" : node));
        }
        if (node.has("hex")) {
            fields(node, Set.of("hex"));
            return new Recipe.Hex(text(node, "hex"));
        }
        if (node.has("repeat")) {
            fields(node, Set.of("repeat", "count"));
            return new Recipe.Repeat(text(node, "repeat"), integer(node, "count"));
        }
        if (node.has("ramp")) {
            fields(node, Set.of("ramp", "step", "modulus", "length"));
            int step = node.has("step") ? small(node, "step") : 1;
            int modulus = node.has("modulus") ? small(node, "modulus") : 256;
            return new Recipe.Ramp(small(node, "ramp"), step, modulus, integer(node, "length"));
        }
        if (node.has("splitmix64")) {
            fields(node, Set.of("splitmix64", "length"));
            return new Recipe.SplitMix64(unsigned(node, "splitmix64"), integer(node, "length"));
        }
        if (node.has("concat")) {
            fields(node, Set.of("concat"));
            if (!node.get("concat").isArray()) {
                throw new IllegalArgumentException("concat must be a list of recipes, got " + node.get("concat"));
            }
            List<Recipe> parts = new ArrayList<>();
            node.get("concat").forEach(part -> parts.add(parse(part)));
            return new Recipe.Concat(parts);
        }
        if (node.has("patch")) {
            fields(node, Set.of("patch", "at", "with"));
            return new Recipe.Patch(parse(node.get("patch")), integer(node, "at"), text(node, "with"));
        }
        throw new IllegalArgumentException(
                "unknown recipe: expected hex, repeat, ramp, splitmix64, concat or patch, got " + names(node));
    }

    static byte[] bytes(String name, String hex) {
        if (hex == null || hex.length() % 2 != 0 || !isLowerHex(hex)) {
            throw new IllegalArgumentException(name + " must be lower-case hex, two digits a byte, got \"" + hex + '"');
        }
        return HexFormat.of().parseHex(hex);
    }

    /** No regular expression, because thousands of recipes are read before the first vector runs. */
    private static boolean isLowerHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static void fields(JsonNode node, Set<String> allowed) {
        for (String name : node.propertyNames()) {
            if (!allowed.contains(name)) {
                throw new IllegalArgumentException("unknown field \"" + name + "\" in a recipe of " + names(node));
            }
        }
    }

    private static String names(JsonNode node) {
        return node.propertyNames().toString();
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException(name + " must be text, got " + value);
        }
        return value.stringValue();
    }

    private static long integer(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(name + " must be a 64-bit integer, got " + value);
        }
        return value.longValue();
    }

    private static int small(JsonNode node, String name) {
        long value = integer(node, name);
        require(value >= 0 && value <= 256, name + " must be 0..256, got " + value);
        return (int) value;
    }

    private static long unsigned(JsonNode node, String name) {
        String text = text(node, name);
        if (!UNSIGNED.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    name + " must be a decimal, unsigned 64-bit integer in text, got \"" + text + '"');
        }
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be below 2^64, got \"" + text + '"', e);
        }
    }
}
