package dev.atlasl2.harness.explain;

import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.pitfall.Pitfall;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What speaks for a lost race and against one. A race is lost in another way each time, so its answers cannot be
 * compared as others are; what they can be compared by has to be able to fail.
 */
final class Races {
    /** Who won: in a lost race too many do. A refusal has neither. */
    private static final List<String> WINNERS = List.of("granted", "winners");

    private Races() {}

    /** Tells whether several threads are to call at once. */
    static boolean isOne(Vector vector) {
        return vector.op().endsWith("Race") && vector.in().path("threads").asLong(0) > 1;
    }

    /** Tells whether a pitfall is wrong only if threads race. */
    static boolean isOnly(Pitfall pitfall) {
        return pitfall.operations().stream().allMatch(op -> op.endsWith("Race"));
    }

    /** Tells whether an answer is wrong as a pitfall's is: right but for the counts, and too many or too few have won. */
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
     * Tells whether a pitfall is refuted: it is wrong only if threads race, and the target is wrong in the same family
     * if one call comes after the other.
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
