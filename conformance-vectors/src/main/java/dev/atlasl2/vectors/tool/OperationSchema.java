package dev.atlasl2.vectors.tool;

import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of {@code vectors.schema.json} that define the arguments and answers of each operation, generated from the
 * table of operations. All other definitions, such as the types, stay unchanged.
 */
final class OperationSchema {
    private OperationSchema() {}

    /**
     * Returns the schema's text with the generated parts brought up to date.
     *
     * @throws CorpusException if the table names a type that the schema does not define
     */
    static String of(OperationTable table, String where, String text) {
        ObjectNode schema = Json.readObject(where, text);
        ObjectNode definitions = (ObjectNode) schema.required("$defs");
        definitions.remove(definitions.propertyNames().stream()
                .filter(name -> name.startsWith("in-") || name.startsWith("expect-"))
                .toList());
        ArrayNode families = ((ObjectNode) schema.at("/properties/family")).putArray("enum");
        table.families().forEach(families::add);
        ObjectNode vector = (ObjectNode) definitions.required("vector");
        ArrayNode names = ((ObjectNode) vector.at("/properties/op")).putArray("enum");
        ArrayNode choices = vector.putArray("allOf");
        for (ObjectNode operation : table.operations()) {
            String op = operation.required("op").asString();
            names.add(op);
            ObjectNode choice = choices.addObject();
            choice.putObject("if").putObject("properties").putObject("op").put("const", op);
            ObjectNode then = choice.putObject("then").putObject("properties");
            then.set("in", reference("in-" + op));
            then.set("expect", reference("expect-" + op));
            definitions.set("in-" + op, in(operation));
            definitions.set("expect-" + op, expect(operation));
        }
        for (JsonNode used : schema.findValues("$ref")) {
            if (schema.at(used.asString().substring(1)).isMissingNode()) {
                throw new CorpusException(where + ": no definition " + used.asString());
            }
        }
        return SchemaText.of(schema);
    }

    private static ObjectNode in(ObjectNode operation) {
        ObjectNode object = object();
        add(object, operation.required("in"));
        if (operation.get("steps") instanceof ObjectNode steps) {
            ObjectNode step = Json.object();
            ArrayNode forms = step.putArray("oneOf");
            for (Map.Entry<String, JsonNode> each : steps.properties()) {
                ObjectNode form = object();
                add(form, "do", Json.object().put("const", each.getKey()));
                add(form, each.getValue());
                forms.add(form);
            }
            add(object, "steps?", list(step, 1));
        } else if (operation.has("steps")) {
            add(object, "steps?", list(described(operation.get("steps")), 1));
        }
        return object;
    }

    private static ObjectNode expect(ObjectNode operation) {
        ObjectNode right = object();
        add(right, "result", Json.object().put("const", "OK"));
        add(right, operation.required("out"));
        if (operation.has("steps")) {
            ObjectNode step = object();
            add(step, "result", reference("result"));
            add(step, operation.required("each"));
            if (operation.has("notBoth")) {
                step.putObject("not").set("required", operation.get("notBoth"));
            }
            add(right, "steps", list(step, 1));
        }
        ObjectNode refused = object();
        add(refused, "result", reference("refusal"));
        if (operation.path("refused").asBoolean(false)) {
            add(refused, operation.required("out"));
        }
        ObjectNode expect = Json.object();
        expect.putArray("oneOf").add(right).add(refused);
        return expect;
    }

    private static ObjectNode object() {
        ObjectNode object = Json.object().put("type", "object").put("additionalProperties", false);
        object.putArray("required");
        object.putObject("properties");
        return object;
    }

    private static void add(ObjectNode object, JsonNode fields) {
        fields.properties().forEach(field -> add(object, field.getKey(), described(field.getValue())));
    }

    /** Reads a type and leaves out the text after it, which is for people. */
    private static ObjectNode described(JsonNode type) {
        return type(type.asString().split(" ", 2)[0]);
    }

    private static void add(ObjectNode object, String name, ObjectNode type) {
        boolean optional = name.endsWith("?");
        String plain = optional ? name.substring(0, name.length() - 1) : name;
        ((ObjectNode) object.get("properties")).set(plain, type);
        if (!optional) {
            ((ArrayNode) object.get("required")).add(plain);
        }
    }

    /** Reads {@code T}, {@code T[]}, {@code T[1]} or {@code T|U}. */
    private static ObjectNode type(String name) {
        if (name.contains("|")) {
            ObjectNode either = Json.object();
            ArrayNode types = either.putArray("oneOf");
            List.of(name.split("\\|")).forEach(each -> types.add(type(each)));
            return either;
        }
        int bracket = name.indexOf('[');
        if (bracket < 0) {
            return reference(name);
        }
        return list(type(name.substring(0, bracket)), name.endsWith("[1]") ? 1 : 0);
    }

    private static ObjectNode list(ObjectNode items, int least) {
        ObjectNode list = Json.object().put("type", "array");
        list.set("items", items);
        return least == 0 ? list : list.put("minItems", least);
    }

    private static ObjectNode reference(String name) {
        return Json.object().put("$ref", "#/$defs/" + name);
    }
}
