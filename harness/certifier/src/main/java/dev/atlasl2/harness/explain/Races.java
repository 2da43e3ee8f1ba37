package dev.atlasl2.harness.explain;

import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.pitfall.Pitfall;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Evidence for and against a lost race. A race is lost in another way each time, so its answers cannot be compared like
 * others. A comparison is only useful if it can fail.
 */
final class Races {
    /** The fields that count the winners: in a lost race there are too many. A refusal has neither. */
    private static final List<String> WINNERS = List.of("granted", "winners");

    private Races() {}

    /** Returns whether several threads call at once. */
    static boolean isOne(Vector vector) {
        return vector.op().endsWith("Race") && vector.in().path("threads").asLong(0) > 1;
    }

    /** Returns whether a pitfall is wrong only if threads race. */
    static boolean isOnly(Pitfall pitfall) {
        return pitfall.operations().stream().allMatch(op -> op.endsWith("Race"));
    }

    /**
     * Returns whether an answer is wrong like a pitfall's: right except for the counts, with too many or too few
     * winners.
     */
    static boolean isLost(ObjectNode expected, ObjectNode wrong, ObjectNode got) {
        boolean isSameResult = got.path("result").equals(wrong.path("result"));
        return isSameResult
                && WINNERS.stream()
                        .anyMatch(name -> direction(expected.path(name), wrong.path(name)) != 0
                                && direction(expected.path(name), wrong.path(name))
                                        == direction(expected.path(name), got.path(name)));
    }

    private static int direction(JsonNode expected, JsonNode got) {
        return expected.isIntegralNumber() && got.isIntegralNumber()
                ? got.bigIntegerValue().compareTo(expected.bigIntegerValue())
                : 0;
    }

    /**
     * Returns whether a pitfall is refuted: it is wrong only if threads race, and the target is wrong in the same
     * family if one call comes after the other.
     */
    static boolean isRefuted(Pitfall pitfall, List<Failure> failures) {
        List<String> families = failures.stream()
                .filter(failure ->
                        pitfall.operations().contains(failure.vector().op()))
                .map(failure -> failure.vector().family())
                .toList();
        return isOnly(pitfall)
                && failures.stream()
                        .map(Failure::vector)
                        .anyMatch(vector -> !isOne(vector) && families.contains(vector.family()));
    }
}
