package dev.atlasl2.vectors.tool;

import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.VectorFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations and benches of {@code spec/operations.json}, which itself says what its fields mean. Everything that
 * answers them is checked against it, and pages are generated from it. Trees are shared: read them, do not change them.
 */
public final class OperationTable {
    private static final Set<String> FILE = Set.of("about", "types", "operations", "benches", "otherExports");
    private static final Set<String> OPERATION = Set.of(
            "op",
            "clause",
            "family",
            "in",
            "out",
            "steps",
            "each",
            "notBoth",
            "refused",
            "note",
            "exports",
            "unsupported");
    private static final Set<String> BENCH = Set.of("bench", "of", "like", "run");

    private final ObjectNode types;
    private final List<ObjectNode> operations;
    private final List<ObjectNode> benches;
    private final List<String> otherExports;

    private OperationTable(String where, ObjectNode file) {
        requireKnown(where, file, FILE);
        types = (ObjectNode) file.required("types");
        operations = rows(where, file.required("operations"), "op", OPERATION);
        benches = rows(where, file.required("benches"), "bench", BENCH);
        otherExports = file.required("otherExports")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /**
     * Reads the table.
     *
     * @throws CorpusException if it cannot be read, has a field that is not known, or names an operation or a bench twice
     */
    public static OperationTable read(Path file) {
        return new OperationTable(file.toString(), Json.readObject(file.toString(), VectorFile.readText(file)));
    }

    private static List<ObjectNode> rows(String where, JsonNode list, String key, Set<String> fields) {
        List<ObjectNode> rows = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode row : list) {
            String name = row.required(key).asString();
            requireKnown(where + ": " + key + " \"" + name + "\"", row, fields);
            if (!names.add(name)) {
                throw new CorpusException(where + ": " + key + " \"" + name + "\" comes twice");
            }
            rows.add((ObjectNode) row);
        }
        return List.copyOf(rows);
    }

    private static void requireKnown(String where, JsonNode object, Set<String> fields) {
        for (String name : object.propertyNames()) {
            if (!fields.contains(name)) {
                throw new CorpusException(where + ": unknown field \"" + name + "\"");
            }
        }
    }

    /** Returns the operations, in the table's order. */
    public List<ObjectNode> operations() {
        return operations;
    }

    /** Returns the names of the operations, in the table's order. */
    public List<String> names() {
        return operations.stream()
                .map(operation -> operation.get("op").asString())
                .toList();
    }

    /**
     * Returns the names of the operations that an adapter must offer: those that the table does not declare unsupported.
     *
     * @param adapter its folder in {@code harness/adapters}
     */
    public List<String> offeredBy(String adapter) {
        return operations.stream()
                .filter(operation -> !operation.path("unsupported").has(adapter))
                .map(operation -> operation.get("op").asString())
                .toList();
    }

    /** Returns the families, in the order in which the table first names them. */
    List<String> families() {
        return operations.stream()
                .map(operation -> operation.required("family").asString())
                .distinct()
                .toList();
    }

    /** Returns the benches, in the table's order. */
    public List<ObjectNode> benches() {
        return benches;
    }

    /** Returns the exports of the raw modules that answer no operation. */
    public List<String> otherExports() {
        return otherExports;
    }

    /** Returns how PROTOCOL.md shows a type, such as {@code R}; empty if it does not. */
    Optional<String> shown(String type) {
        return types.path(type).stringValueOpt();
    }
}
