package dev.atlasl2.vectors.corpus;

import dev.atlasl2.spec.reference.SumReference;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.oracle.RecipeSum;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Helpers that write arguments. */
public final class Inputs {
    private Inputs() {}

    public static ObjectNode none() {
        return Json.object();
    }

    public static ObjectNode data(Recipe data) {
        return with(Json.object(), "data", data);
    }

    /** Adds a region; null is written as JSON null, which means that the argument is not given. */
    public static ObjectNode with(ObjectNode in, String name, Recipe recipe) {
        in.set(name, recipe == null ? null : recipe.toJson());
        return in;
    }

    public static ObjectNode change(Recipe before, Recipe after) {
        return with(with(Json.object(), "before", before), "after", after);
    }

    public static ObjectNode steps(ObjectNode in, ObjectNode... steps) {
        return steps(in, List.of(steps));
    }

    public static ObjectNode steps(ObjectNode in, List<ObjectNode> steps) {
        ArrayNode list = Json.array();
        steps.forEach(list::add);
        in.set("steps", list);
        return in;
    }

    public static ObjectNode step(String name) {
        return Json.object().put("do", name);
    }

    public static ObjectNode set(ObjectNode in, String name, JsonNode value) {
        in.set(name, value);
        return in;
    }

    public static ArrayNode hexes(List<byte[]> list) {
        ArrayNode array = Json.array();
        list.forEach(bytes -> array.add(hex(bytes)));
        return array;
    }

    public static ArrayNode numbers(long... values) {
        ArrayNode array = Json.array();
        for (long value : values) {
            array.add(value);
        }
        return array;
    }

    public static String hex(byte... bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The region and one byte more, so that the sum is {@code residue}. */
    public static Recipe closed(Recipe region, int residue) {
        int last = Math.floorMod(residue - RecipeSum.residue(region), 96);
        return Recipe.concat(region, Recipe.fill(last, 1));
    }

    /** The region and one byte more, so that it is conserved. */
    public static Recipe conserved(Recipe region) {
        return closed(region, 0);
    }

    /** A conserved random region of {@code length} bytes, 1 or more. */
    public static Recipe conserved(long seed, int length) {
        return conserved(Recipe.random(seed, length - 1));
    }

    public static int sum(Recipe region) {
        return SumReference.sum(region.expand());
    }

    /** Returns an integer as a part of an id. */
    public static String name(long value) {
        return value < 0 ? "minus-" + Long.toUnsignedString(-value) : Long.toString(value);
    }
}
