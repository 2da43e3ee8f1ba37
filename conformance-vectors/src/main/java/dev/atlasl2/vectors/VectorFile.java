package dev.atlasl2.vectors;

import dev.atlasl2.spec.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The vectors of one family, as one JSON file with one vector per line. The reader checks everything that the harness
 * depends on; {@link SchemaCheck} enforces the schema, which requires the same and more.
 *
 * @param family name of the family and of the file, such as {@code sum} of {@code sum.json}
 * @param title what the family is about
 * @param vectors in the file's order
 */
public record VectorFile(String family, String title, List<Vector> vectors) {
    /** In bytes, far above every file of the corpus. */
    static final int LONGEST = 64 << 20;

    private static final Pattern FAMILY = Pattern.compile("[a-z]+");
    private static final Pattern ID_TAIL = Pattern.compile("(/[a-z0-9]+(-[a-z0-9]+)*)+");
    private static final Pattern CLAUSE = Pattern.compile("S[1-9][0-9]?\\.[1-9][0-9]?");
    private static final Set<String> FILE_FIELDS = Set.of("$schema", "family", "title", "vectors");
    private static final Set<String> FIELDS = Set.of("id", "level", "clause", "op", "in", "expect", "note");
    private static final Set<String> RESULTS =
            Set.of(ErrorCode.values()).stream().map(Enum::name).collect(Collectors.toSet());
    private static final Set<String> REGIONS = Set.of("data", "before", "after", "src", "dst", "region");
    private static final String SCHEMA = "../schema/vectors.schema.json";

    public VectorFile {
        vectors = List.copyOf(vectors);
    }

    /**
     * Reads a vector file.
     *
     * @throws CorpusException if it cannot be read or is not a valid vector file
     */
    public static VectorFile read(Path file) {
        return parse(file.toString(), readText(file));
    }

    /**
     * Reads the text of a vector file.
     *
     * @param where names the file in messages; its last part is the family and {@code .json}
     * @throws CorpusException if it is not a valid vector file
     */
    public static VectorFile parse(String where, String text) {
        ObjectNode file = Json.readObject(where, text);
        fields(where, file, FILE_FIELDS);
        String family = text(where, file, "family");
        check(
                where,
                FAMILY.matcher(family).matches() && where.endsWith(family + ".json"),
                "family must be the file's name without .json, got \"" + family + '"');
        JsonNode list = file.get("vectors");
        check(where, list != null && list.isArray(), "vectors must be a list");
        List<Vector> vectors = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : list) {
            Vector vector = vector(where, family, vectors.size() + 1, node);
            check(where, ids.add(vector.id()), "duplicate id " + vector.id());
            vectors.add(vector);
        }
        return new VectorFile(family, text(where, file, "title"), vectors);
    }

    /** Returns the file's text, in the only format that a vector file may have. */
    public String text() {
        ObjectNode head =
                Json.object().put("$schema", SCHEMA).put("family", family).put("title", title);
        String start = head.toString();
        String lines = vectors.stream().map(Vector::line).collect(Collectors.joining(",\n"));
        return start.substring(0, start.length() - 1) + ",\"vectors\":[\n" + lines + "\n]}\n";
    }

    public static String readText(Path file) {
        try {
            return RegularFile.text(file, LONGEST);
        } catch (IOException e) {
            throw new CorpusException(
                    file + ": cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage(), e);
        }
    }

    private static Vector vector(String file, String family, int number, JsonNode node) {
        String where = file + ": vector " + number;
        check(where, node.isObject(), "must be an object, got " + node.getNodeType());
        String id = text(where, node, "id");
        check(
                where,
                id.startsWith(family)
                        && ID_TAIL.matcher(id.substring(family.length())).matches(),
                "id must be " + family + "/ and lower-case words, got \"" + id + '"');
        where = file + ": " + id;
        fields(where, node, FIELDS);
        String clause = text(where, node, "clause");
        check(where, CLAUSE.matcher(clause).matches(), "clause must be like S2.1, got \"" + clause + '"');
        String op = text(where, node, "op");
        check(where, Corpus.OPERATIONS.contains(op), "unknown op \"" + op + '"');
        ObjectNode in = object(where, node, "in");
        ObjectNode expect = object(where, node, "expect");
        String result = text(where + ": expect", expect, "result");
        check(where, RESULTS.contains(result), "expect: unknown result \"" + result + '"');
        check(where, !node.has("note") || node.get("note").isString(), "note must be text, got " + node.get("note"));
        try {
            recipes(in);
            return new Vector(
                    id,
                    family,
                    Level.of(text(where, node, "level")),
                    clause,
                    op,
                    in,
                    expect,
                    node.path("note").asString(""));
        } catch (IllegalArgumentException e) {
            throw new CorpusException(where + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads every recipe in the arguments, so that an unknown or impossible one is found before it is sent to a target.
     */
    private static void recipes(ObjectNode in) {
        in.properties().forEach(field -> {
            JsonNode value = field.getValue();
            boolean isRange = value.isObject()
                    && (field.getKey().equals("old") || field.getKey().equals("new"));
            if (isRange || (REGIONS.contains(field.getKey()) && !value.isNull())) {
                Recipe.parse(value);
            } else if (field.getKey().equals("entries") || field.getKey().equals("steps")) {
                value.forEach(VectorFile::entry);
            }
        });
    }

    private static void entry(JsonNode entry) {
        boolean isStep = entry.has("do") || entry.has("old");
        boolean isChange = entry.has("before") || entry.has("after");
        if (entry instanceof ObjectNode arguments && (isStep || isChange)) {
            recipes(arguments);
        } else if (!entry.isNull()) {
            Recipe.parse(entry);
        }
    }

    private static void fields(String where, JsonNode node, Set<String> allowed) {
        for (String name : node.propertyNames()) {
            check(where, allowed.contains(name), "unknown field \"" + name + '"');
        }
    }

    private static ObjectNode object(String where, JsonNode node, String name) {
        if (node.get(name) instanceof ObjectNode object) {
            return object;
        }
        throw new CorpusException(where + ": " + name + " must be an object, got " + node.get(name));
    }

    private static String text(String where, JsonNode node, String name) {
        JsonNode value = node.get(name);
        check(where, value != null && value.isString(), name + " must be text, got " + value);
        return value.stringValue();
    }

    private static void check(String where, boolean holds, String otherwise) {
        if (!holds) {
            throw new CorpusException(where + ": " + otherwise);
        }
    }
}
