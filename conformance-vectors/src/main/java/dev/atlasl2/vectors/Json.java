package dev.atlasl2.vectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON, read strictly: duplicate keys, text after the end and what I-JSON forbids are errors. */
public final class Json {
    /** A certificate has a few million values if no answer is right. */
    private static final JsonReader READER = new JsonReader(
            new JsonReader.Limits(500, 1_000, 50_000, 100_000_000, 32_000_000), JsonReader.Numbers.AS_WRITTEN);

    private Json() {}

    /** Returns a new, empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Returns a new, empty list. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /**
     * Reads one JSON value.
     *
     * @throws CorpusException if the text is not JSON; the message begins with {@code where} and the line
     */
    public static JsonNode read(String where, String text) {
        try {
            return READER.read(text);
        } catch (JsonReader.NotJson e) {
            String line = e.line() == 0 ? "" : ":" + e.line() + ": not JSON";
            throw new CorpusException(where + line + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads one JSON object.
     *
     * @throws CorpusException if the text is anything else
     */
    public static ObjectNode readObject(String where, String text) {
        JsonNode node = read(where, text);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new CorpusException(where + ": must be a JSON object, got " + node.getNodeType());
    }
}
