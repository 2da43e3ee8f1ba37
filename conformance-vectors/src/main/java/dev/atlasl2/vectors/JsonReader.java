package dev.atlasl2.vectors;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON strictly and within limits. Duplicate names, text after the end and what I-JSON (RFC 7493) forbids are
 * errors, reported with line and column. Immutable and thread-safe.
 */
public final class JsonReader {
    private final Limits limits;
    private final JsonMapper mapper;

    /**
     * The limits of a text.
     *
     * @param depth of nesting
     * @param digits of a number
     * @param name characters of a field's name
     * @param text characters of text
     * @param tokens values, brackets and names in all: each takes about 50 bytes, even if it is short in the text
     */
    public record Limits(int depth, int digits, int name, int text, int tokens) {}

    /** The text is not one JSON value; the message says what is wrong and, if known, at which column. */
    public static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;

        NotJson(int line, int column, String what) {
            super("column " + column + ": " + what);
            this.line = line;
        }

        NotJson(String what) {
            super(what);
            this.line = 0;
        }

        /** Returns the number of the line, counted from 1; 0 if the message is about a value without a known place. */
        public int line() {
            return line;
        }
    }

    /** @param numbers how numbers with a fraction or an exponent are read */
    public JsonReader(Limits limits, Numbers numbers) {
        this.limits = limits;
        JsonMapper.Builder builder = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(limits.depth())
                                .maxNumberLength(limits.digits())
                                .maxNameLength(limits.name())
                                .maxStringLength(limits.text())
                                .maxTokenCount(limits.tokens())
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        if (numbers == Numbers.BY_VALUE) {
            builder.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).nodeFactory(new NumbersByValue());
        }
        mapper = builder.build();
    }

    /** How numbers with a fraction or an exponent are read. */
    public enum Numbers {
        /** As doubles. */
        AS_WRITTEN,
        /** {@code 7.0}, {@code 70e-1} and {@code 7} are the same whole number, exactly; others are doubles. */
        BY_VALUE
    }

    /**
     * Returns the only value in a text.
     *
     * @throws NotJson if there is anything else
     */
    public JsonNode read(String text) throws NotJson {
        JsonNode node;
        try {
            node = mapper.readTree(text);
        } catch (JacksonException | NumberFormatException e) { // the second is for an exponent that no decimal can have
            JsonSyntax.check(text, limits);
            throw new NotJson("cannot be read"); // the parser counts one of the limits differently
        }
        if (node == null || node.isMissingNode()) {
            throw new NotJson(1, 1, "expected a value, got the end");
        }
        String problem = InteroperableJson.problem(node).orElse(null);
        if (problem != null) {
            throw new NotJson(problem);
        }
        return node;
    }
}
