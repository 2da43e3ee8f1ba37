package dev.atlasl2.harness.protocol;

import dev.atlasl2.vectors.InteroperableJson;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as it comes from a target: read with limits, since a target may be wrong in any way. */
final class Wire {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_DIGITS = 40;
    private static final int MAX_NAME = 1_000;
    private static final int MAX_TEXT = 8 << 20;
    /** Each becomes an object of some 50 bytes, however short it is in the line. */
    private static final int MAX_TOKENS = 1_000_000;

    private static final int MAX_SHOWN = 160;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_DIGITS)
                            .maxNameLength(MAX_NAME)
                            .maxStringLength(MAX_TEXT)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Wire() {}

    static ObjectNode read(String line) throws TargetFault {
        JsonNode node;
        try {
            node = MAPPER.readTree(line);
        } catch (JacksonException e) {
            throw new TargetFault(Fault.BAD_JSON, excerpt(e.getOriginalMessage()) + ": " + excerpt(line), e);
        }
        Optional<String> problem = InteroperableJson.problem(node);
        if (problem.isPresent()) {
            throw new TargetFault(Fault.BAD_JSON, problem.get() + ": " + excerpt(line));
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new TargetFault(Fault.BAD_JSON, "not an object: " + excerpt(line));
    }

    /** Returns the beginning of what a target wrote, fit for one line on a terminal. */
    static String excerpt(String text) {
        if (text.length() <= MAX_SHOWN) {
            return printable(text);
        }
        boolean isInPair = Character.isHighSurrogate(text.charAt(MAX_SHOWN - 1));
        String shown = text.substring(0, isInPair ? MAX_SHOWN - 1 : MAX_SHOWN);
        return printable(shown) + "... (" + text.length() + " characters)";
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }
}
