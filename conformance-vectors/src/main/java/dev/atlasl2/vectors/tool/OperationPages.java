package dev.atlasl2.vectors.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tables of PROTOCOL.md and ABI.md, generated from the table of operations. */
final class OperationPages {
    private final OperationTable table;

    OperationPages(OperationTable table) {
        this.table = table;
    }

    /** Returns the table of PROTOCOL.md that says what each operation gets and answers. */
    String operations() {
        StringBuilder page = heading("op", "`in`", "answer fields in addition to `result`");
        for (ObjectNode operation : table.operations()) {
            String steps = operation.has("steps") ? "`steps`" : "";
            String in = joined(", ", fields(operation.required("in")), steps);
            String out = joined(", ", fields(operation.required("out")), steps);
            String refused = operation.path("refused").asBoolean(false) ? "*also when refused*" : "";
            String note = operation.path("note").asString("");
            row(page, code(operation, "op"), in, joined(". ", joined("; ", out, refused), note));
        }
        return page.toString();
    }

    /** Returns the table of PROTOCOL.md that says what the steps of each sequence are. */
    String sequences() {
        StringBuilder page =
                heading("op", "step (`do` and arguments)", "fields of each step's answer in addition to `result`");
        for (ObjectNode operation : table.operations()) {
            if (operation.has("steps")) {
                row(page, code(operation, "op"), steps(operation.get("steps")), fields(operation.required("each")));
            }
        }
        return page.toString();
    }

    /** Returns the table of PROTOCOL.md that says what one run of each bench does. */
    String benches() {
        StringBuilder page = heading("op", "one run");
        for (ObjectNode bench : table.benches()) {
            String like = bench.has("like") ? "plain code, to compare with: as " + code(bench, "like") + ", " : "";
            row(page, code(bench, "bench"), like + bench.required("run").asString());
        }
        return page.toString();
    }

    /** Returns the table of ABI.md that says which exports answer each operation. */
    String exports() {
        StringBuilder page = heading("operation", "clause", "exports");
        for (ObjectNode operation : table.operations()) {
            List<String> exports = operation
                    .required("exports")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            row(page, code(operation, "op"), operation.required("clause").asString(), codes(exports));
        }
        row(page, "none: parts for hosts", "", codes(table.otherExports()));
        return page.toString();
    }

    /** A step that no {@code do} names is one type, and the text after it describes the step. */
    private String steps(JsonNode steps) {
        if (steps.isString()) {
            return steps.asString().split(" ", 2)[1];
        }
        List<String> shown = new ArrayList<>();
        for (Map.Entry<String, JsonNode> step : steps.properties()) {
            shown.add(joined(" ", "`" + step.getKey() + "`", fields(step.getValue())));
        }
        return String.join(" · ", shown);
    }

    private String fields(JsonNode named) {
        StringBuilder shown = new StringBuilder();
        String separator = "";
        for (Map.Entry<String, JsonNode> field : named.properties()) {
            String[] type = field.getValue().asString().split(" ", 2);
            String note = type.length < 2 ? "" : (type[1].startsWith(":") ? type[1] : " " + type[1]);
            shown.append(separator)
                    .append('`')
                    .append(field.getKey().replace("?", ""))
                    .append('`');
            letter(type[0]).ifPresent(letter -> shown.append(' ').append(letter));
            shown.append(note);
            separator = note.startsWith(":") ? "; " : ", "; // a note after a colon has commas
        }
        return shown.toString();
    }

    private Optional<String> letter(String type) {
        return type.endsWith("|null")
                ? table.shown(type.substring(0, type.indexOf('|'))).map(letter -> letter + " or null")
                : table.shown(type);
    }

    private static String joined(String separator, String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + separator + second;
    }

    private static String code(ObjectNode row, String field) {
        return "`" + row.required(field).asString() + "`";
    }

    private static String codes(List<String> names) {
        return names.isEmpty() ? "none" : "`" + String.join("`, `", names) + "`";
    }

    private static StringBuilder heading(String... cells) {
        StringBuilder page = new StringBuilder();
        row(page, cells);
        return page.append("|---".repeat(cells.length)).append("|\n");
    }

    private static void row(StringBuilder page, String... cells) {
        for (String cell : cells) {
            page.append(cell.isEmpty() ? "| " : "| " + cell + " ");
        }
        page.append("|\n");
    }
}
