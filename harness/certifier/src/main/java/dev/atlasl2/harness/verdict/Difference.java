package dev.atlasl2.harness.verdict;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The first place where an answer differs from the expected one.
 *
 * <p>Structures are compared. The answer and each entry of its {@code steps} may have additional fields, because in the
 * protocol both sides ignore unknown fields; the values of the expected fields must be completely equal.
 *
 * @param place such as {@code steps[2].sum}
 * @param expected the expected value, as JSON
 * @param got the actual value, as JSON; "nothing" if the field is missing
 */
public record Difference(String place, String expected, String got) {
    /** Compares an answer, without its {@code seq}, with the expected one. */
    public static Optional<Difference> of(JsonNode expected, JsonNode got) {
        return ofFields("", expected, got);
    }

    /** Returns it in one line. */
    public String text() {
        return place + " must be " + expected + ", got " + got;
    }

    private static Optional<Difference> ofFields(String place, JsonNode expected, JsonNode got) {
        for (var field : expected.properties()) {
            String name = field.getKey();
            JsonNode value = got.path(name);
            if (field.getValue().equals(value)) {
                continue; // nearly always: no place has to be built for it
            }
            String inner = place.isEmpty() ? name : place + "." + name;
            boolean isSequence =
                    place.isEmpty() && name.equals("steps") && field.getValue().isArray();
            Optional<Difference> difference =
                    isSequence ? ofSteps(field.getValue(), value) : ofValues(inner, field.getValue(), value);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<Difference> ofSteps(JsonNode expected, JsonNode got) {
        if (!got.isArray() || got.size() != expected.size()) {
            return differ("steps", expected.size() + " steps", got.isArray() ? got.size() + " steps" : text(got));
        }
        for (int i = 0; i < expected.size(); i++) {
            String place = "steps[" + i + "]";
            Optional<Difference> difference = got.get(i).isObject()
                    ? ofFields(place, expected.get(i), got.get(i))
                    : differ(place, text(expected.get(i)), text(got.get(i)));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<Difference> ofValues(String place, JsonNode expected, JsonNode got) {
        if (expected.isObject() && got.isObject()) {
            for (String name : got.propertyNames()) {
                if (!expected.has(name)) {
                    return differ(place + "." + name, "nothing", text(got.get(name)));
                }
            }
            for (var field : expected.properties()) {
                Optional<Difference> difference =
                        ofValues(place + "." + field.getKey(), field.getValue(), got.path(field.getKey()));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        if (expected.isArray() && got.isArray() && expected.size() == got.size()) {
            for (int i = 0; i < expected.size(); i++) {
                Optional<Difference> difference = ofValues(place + "[" + i + "]", expected.get(i), got.get(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        return isSame(expected, got) ? Optional.empty() : differ(place, text(expected), text(got));
    }

    /** Numbers are equal by value: their notation, and the width in which the parser read them, do not matter. */
    private static boolean isSame(JsonNode expected, JsonNode got) {
        if (expected.isNumber() && got.isNumber()) {
            return expected.decimalValue().compareTo(got.decimalValue()) == 0;
        }
        return expected.equals(got);
    }

    private static Optional<Difference> differ(String place, String expected, String got) {
        return Optional.of(new Difference(place, expected, got));
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
