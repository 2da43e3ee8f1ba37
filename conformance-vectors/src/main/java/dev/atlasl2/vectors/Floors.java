package dev.atlasl2.vectors;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads floor files strictly. */
public final class Floors {
    /** The rulers with which the harness can compare a bench (Floor.Ratio). */
    public static final Set<String> RULERS = Set.of("fnv1a", "read", "memcpy", "memset", "sha256");

    /** The absolute figures, then the ratios by platform. */
    public static final List<String> FILES = List.of(
            "floors/seed.json",
            "floors/machine-jvm.json",
            "floors/machine-node.json",
            "floors/machine-deno.json",
            "floors/machine-bun.json",
            "floors/machine-browser.json");

    private static final Set<String> OPS =
            Set.copyOf(Corpus.choices("schema/floors.schema.json", "/$defs/floor/properties/op/enum"));
    private static final Set<String> FILE_FIELDS = Set.of("$schema", "title", "profile", "floors");
    private static final Set<String> FIELDS =
            Set.of("id", "targets", "op", "size", "minGBps", "maxMillis", "minRatio", "ruler", "reach", "reason");

    private Floors() {}

    /**
     * Loads all floors that are packed with this class.
     *
     * @throws CorpusException if they are damaged
     */
    public static List<Floor> load() {
        List<Floor> floors = new ArrayList<>();
        for (String name : FILES) {
            floors.addAll(parse(name, new String(Corpus.resource(name), StandardCharsets.UTF_8)));
        }
        return List.copyOf(floors);
    }

    /**
     * Reads a floor file.
     *
     * @throws CorpusException naming the file, the floor and the problem
     */
    public static List<Floor> read(Path file) {
        return parse(file.toString(), VectorFile.readText(file));
    }

    /** Reads the text of a floor file; {@code where} names it in messages. */
    static List<Floor> parse(String where, String text) {
        ObjectNode file = Json.readObject(where, text);
        fields(where, file, FILE_FIELDS);
        check(where, file.path("floors").isArray(), "floors must be a list");
        String profile = file.path("profile").asString("");
        check(
                where,
                profile.equals("seed") || profile.equals("machine"),
                "profile must be seed or machine, got " + file.get("profile"));
        List<Floor> floors = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : file.get("floors")) {
            Floor floor = floor(where + ": floor " + (floors.size() + 1), node);
            check(
                    where,
                    floor.profile().equals(profile),
                    "floor " + floor.id() + " is of the profile " + floor.profile() + ", the file of " + profile);
            for (String target : floor.targets()) {
                check(where, ids.add(floor.id() + " for " + target), "duplicate id " + floor.id() + " for " + target);
            }
            floors.add(floor);
        }
        return List.copyOf(floors);
    }

    private static Floor floor(String position, JsonNode node) {
        check(position, node.isObject() && node.path("id").isString(), "must be an object with an id");
        String where = position + " " + node.get("id").stringValue();
        fields(where, node, FIELDS);
        String op = node.path("op").asString("");
        check(
                where,
                OPS.contains(op),
                "op must be a bench (sum, check, witness, tree, copy, fill), got " + node.get("op"));
        JsonNode size = node.path("size");
        check(
                where,
                size.isIntegralNumber() && size.canConvertToInt() && size.intValue() >= 1,
                "size must be 1.." + Integer.MAX_VALUE + ", got " + node.get("size"));
        Floor.Demand demand = demand(where, node);
        check(where, node.has("reach") == node.has("reason"), "reach and reason must come together");
        Optional<Floor.Reach> reach = node.has("reach")
                ? Optional.of(new Floor.Reach(text(where, node.get("reach")), text(where, node.get("reason"))))
                : Optional.empty();
        return new Floor(
                node.get("id").stringValue(), targets(where, node.path("targets")), op, size.intValue(), demand, reach);
    }

    private static Floor.Demand demand(String where, JsonNode node) {
        OptionalDouble throughput = positive(where, node, "minGBps");
        OptionalDouble time = positive(where, node, "maxMillis");
        OptionalDouble ratio = positive(where, node, "minRatio");
        check(
                where,
                Stream.of(throughput, time, ratio)
                                .filter(OptionalDouble::isPresent)
                                .count()
                        == 1,
                "must have exactly one of minGBps, maxMillis and minRatio");
        check(where, ratio.isPresent() == node.has("ruler"), "minRatio and ruler must come together");
        if (throughput.isPresent()) {
            return new Floor.Throughput(throughput.getAsDouble());
        }
        if (time.isPresent()) {
            return new Floor.Time(time.getAsDouble());
        }
        String ruler = node.path("ruler").asString("");
        check(
                where,
                RULERS.contains(ruler),
                "ruler must be one of " + new TreeSet<>(RULERS) + ", got " + node.get("ruler"));
        return new Floor.Ratio(ratio.getAsDouble(), ruler);
    }

    private static List<String> targets(String where, JsonNode node) {
        check(where, node.isArray() && !node.isEmpty(), "targets must be a list of at least one target");
        List<String> targets = new ArrayList<>();
        node.forEach(target -> targets.add(text(where, target)));
        return targets;
    }

    private static OptionalDouble positive(String where, JsonNode node, String name) {
        if (!node.has(name)) {
            return OptionalDouble.empty();
        }
        JsonNode value = node.get(name);
        check(
                where,
                value.isNumber() && value.doubleValue() > 0 && Double.isFinite(value.doubleValue()),
                name + " must be a number above 0, got " + value);
        return OptionalDouble.of(value.doubleValue());
    }

    private static String text(String where, JsonNode node) {
        check(where, node.isString() && !node.stringValue().isBlank(), "must be text, got " + node);
        return node.stringValue();
    }

    private static void fields(String where, JsonNode node, Set<String> allowed) {
        for (String name : node.propertyNames()) {
            check(where, allowed.contains(name), "unknown field \"" + name + '"');
        }
    }

    private static void check(String where, boolean holds, String otherwise) {
        if (!holds) {
            throw new CorpusException(where + ": " + otherwise);
        }
    }
}
