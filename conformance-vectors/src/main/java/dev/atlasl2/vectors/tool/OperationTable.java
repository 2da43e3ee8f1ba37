package dev.atlasl2.vectors.tool;

import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.VectorFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations of {@code spec/operations.json}, and the tables of PROTOCOL.md and ABI.md that are generated from them. */
final class OperationTable {
    private final ObjectNode types;
    private final List<ObjectNode> operations = new ArrayList<>();

    private OperationTable(String where, String text) {
        ObjectNode file = Json.readObject(where, text);
        types = (ObjectNode) file.required("types");
        Set<String> names = new HashSet<>();
        for (JsonNode operation : file.required("operations")) {
            operations.add((ObjectNode) operation);
            String name = operation.required("op").asString();
            if (!names.add(name)) {
                throw new CorpusException(where + ": operation \"" + name + "\" comes twice");
            }
        }
    }

    /**
     * Reads the table.
     *
     * @throws CorpusException if it cannot be read or names an operation twice
     */
    static OperationTable read(Path file) {
        return new OperationTable(file.toString(), VectorFile.readText(file));
    }

    /** Returns the operations, in the table's order. */
    List<ObjectNode> operations() {
        return operations;
    }

    /** Returns the names of the operations, in the table's order. */
    List<String> names() {
        return operations.stream()
                .map(operation -> operation.get("op").asString())
                .toList();
    }

    /** Returns the table of PROTOCOL.md: what each operation gets and answers. */
    String protocol() {
        StringBuilder table =
                new StringBuilder("| op | `in` | answer fields in addition to `result` |\n|---|---|---|\n");
        for (ObjectNode operation : operations) {
            String steps = operation.has("steps") ? "`steps`" : "";
            String in = joined(", ", fields(operation.required("in")), steps);
            String out = joined(", ", fields(operation.required("out")), steps);
            String refused = operation.path("refused").asBoolean(false) ? "*also when refused*" : "";
            String note = operation.path("note").asString("");
            row(table, "`" + operation.get("op").asString() + "`", in, joined(". ", joined("; ", out, refused), note));
        }
        return table.toString();
    }

    /** Returns the table of ABI.md: which exports answer each operation. */
    String exports() {
        StringBuilder table = new StringBuilder("| operation | clause | exports |\n|---|---|---|\n");
        for (ObjectNode operation : operations) {
            List<String> exports = new ArrayList<>();
            operation.required("exports").forEach(export -> exports.add("`" + export.asString() + "`"));
            row(
                    table,
                    "`" + operation.get("op").asString() + "`",
                    operation.required("clause").asString(),
                    exports.isEmpty() ? "none" : String.join(", ", exports));
        }
        return table.toString();
    }

    private String fields(JsonNode named) {
        StringBuilder shown = new StringBuilder();
        String separator = "";
        for (Map.Entry<String, JsonNode> field : named.properties()) {
            String[] type = field.getValue().asString().split(" ", 2);
            String letter = types.path(type[0]).asString("");
            String note = type.length < 2 ? "" : (type[1].startsWith(":") ? type[1] : " " + type[1]);
            shown.append(separator)
                    .append('`')
                    .append(field.getKey().replace("?", ""))
                    .append('`');
            shown.append(letter.isEmpty() ? "" : " " + letter).append(note);
            separator = note.startsWith(":") ? "; " : ", "; // a note after a colon has commas
        }
        return shown.toString();
    }

    private static String joined(String separator, String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + separator + second;
    }

    private static void row(StringBuilder table, String... cells) {
        for (String cell : cells) {
            table.append(cell.isEmpty() ? "| " : "| " + cell + " ");
        }
        table.append("|\n");
    }
}
