package dev.atlasl2.vectors;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What JSON allows and I-JSON (RFC 7493, sections 2.1 and 2.2) does not: text that is not Unicode, and numbers beyond a
 * double. Such values have no canonical form (RFC 8785, section 3.2), so a certificate cannot contain them.
 */
public final class InteroperableJson {
    private InteroperableJson() {}

    /** Returns the first such value, in a few words; empty if there is none. */
    public static Optional<String> problem(JsonNode node) {
        if (node.isString()) {
            return isUnicode(node.stringValue()) ? Optional.empty() : Optional.of("text with half a surrogate pair");
        }
        if (node.isFloatingPointNumber()) {
            return numberProblem(node);
        }
        for (String name : node.propertyNames()) {
            if (!isUnicode(name)) {
                return Optional.of("a name with half a surrogate pair");
            }
        }
        for (JsonNode inner : node) {
            Optional<String> problem = problem(inner);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** The decimal was kept because it is not a whole number, but the nearest double is one. */
    private static Optional<String> numberProblem(JsonNode node) {
        if (node.isBigDecimal()) {
            return Optional.of("a number that is more precise than a double");
        }
        return Double.isFinite(node.doubleValue()) ? Optional.empty() : Optional.of("a number beyond a double");
    }

    private static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!isPair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
