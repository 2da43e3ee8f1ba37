package dev.atlasl2.harness.protocol;

import dev.atlasl2.vectors.JsonReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON from a target: read with limits, because a target may be wrong in any way. Numbers are read by value. */
final class Wire {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_DIGITS = 40;
    private static final int MAX_NAME = 1_000;
    private static final int MAX_TEXT = 8 << 20;
    private static final int MAX_TOKENS = 1_000_000;

    private static final JsonReader READER = new JsonReader(
            new JsonReader.Limits(MAX_DEPTH, MAX_NUMBER_DIGITS, MAX_NAME, MAX_TEXT, MAX_TOKENS),
            JsonReader.Numbers.BY_VALUE);
    /** Some runtimes begin their output with it; RFC 8259 (section 8.1) allows a reader to ignore it. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private Wire() {}

    static ObjectNode read(String line) throws TargetFault {
        String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        if (text.isBlank()) {
            throw new TargetFault(Fault.BAD_JSON, "an empty line");
        }
        JsonNode node;
        try {
            node = READER.read(text);
        } catch (JsonReader.NotJson e) {
            throw new TargetFault(
                    Fault.BAD_JSON, Excerpt.printable(e.getMessage()) + ": " + Excerpt.of(text) + hint(text), e);
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new TargetFault(Fault.BAD_JSON, "not an object: " + Excerpt.of(text) + hint(text));
    }

    /** A line that does not even begin like an answer is for people: a banner, a warning, a log. */
    private static String hint(String text) {
        return text.stripLeading().startsWith("{")
                ? ""
                : "; only answers belong on standard output, logs go to standard error";
    }
}
