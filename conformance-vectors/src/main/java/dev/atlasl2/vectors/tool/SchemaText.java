package dev.atlasl2.vectors.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints JSON for people: a value that fits in a line is on one line, any other has one member per line. */
final class SchemaText {
    private static final int WIDTH = 160;

    private SchemaText() {}

    static String of(JsonNode json) {
        return printed(json, "", 0) + "\n";
    }

    /** @param taken columns that the line has already: a name and a comma */
    private static String printed(JsonNode json, String indent, int taken) {
        if (!json.isContainer()) {
            return json.toString();
        }
        String line = flat(json);
        if (indent.length() + taken + line.length() <= WIDTH && !indent.isEmpty()) {
            return line;
        }
        String inner = indent + "  ";
        List<String> members = new ArrayList<>();
        if (json instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                String name = '"' + member.getKey() + "\": ";
                members.add(inner + name + printed(member.getValue(), inner, name.length() + 1));
            }
        } else {
            json.forEach(item -> members.add(inner + printed(item, inner, 1)));
        }
        String body = "\n" + String.join(",\n", members) + "\n" + indent;
        return json.isObject() ? "{" + body + "}" : "[" + body + "]";
    }

    private static String flat(JsonNode json) {
        List<String> members = new ArrayList<>();
        if (json instanceof ObjectNode object) {
            object.properties()
                    .forEach(member -> members.add('"' + member.getKey() + "\": " + flat(member.getValue())));
            return "{" + String.join(", ", members) + "}";
        }
        if (json.isArray()) {
            json.forEach(item -> members.add(flat(item)));
            return "[" + String.join(", ", members) + "]";
        }
        return json.toString();
    }
}
