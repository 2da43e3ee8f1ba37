package dev.atlasl2.vectors;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON, read strictly: a key that comes twice, text after the end and what I-JSON forbids are errors. */
public final class Json {
    /** Each takes some 50 bytes, however short it is in the file. A certificate has a few millions where nothing is right. */
    private static final int MAX_TOKENS = 32_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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
     * @throws CorpusException where the text is not JSON; the message begins with {@code where} and the line
     */
    public static JsonNode read(String where, String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new CorpusException(where + ": empty, expected a JSON object");
            }
            InteroperableJson.problem(node).ifPresent(problem -> {
                throw new CorpusException(where + ": " + problem);
            });
            return node;
        } catch (JacksonException e) {
            String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new CorpusException(where + line + ": not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads one JSON object.
     *
     * @throws CorpusException where the text is anything else
     */
    public static ObjectNode readObject(String where, String text) {
        JsonNode node = read(where, text);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new CorpusException(where + ": must be a JSON object, got " + node.getNodeType());
    }
}
