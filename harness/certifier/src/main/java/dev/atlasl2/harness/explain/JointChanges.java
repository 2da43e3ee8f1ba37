package dev.atlasl2.harness.explain;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Vector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes of several things at once, for mistakes that disappear if only one thing changes: steps that are removed
 * while the initial amount compensates for them, and two numbers that change together.
 */
final class JointChanges {
    /** All amounts are below this. */
    private static final long AMOUNTS = 96;
    /** With more numbers there would be too many pairs. */
    private static final int MAX_NUMBERS = 8;

    /** The initial amount of a sequence, and how its steps show the current amount. */
    private record Amount(String start, String shown) {}

    private static final Map<String, Amount> AMOUNT = Map.of(
            "budget", new Amount("initial", "available"),
            "domain", new Amount("budget", "available"),
            "deltaSteps", new Amount("sum", "sum"));

    private JointChanges() {}

    /**
     * Returns the inputs that such changes make of a vector's, the largest changes first; not all of them are smaller.
     */
    static Stream<ObjectNode> changes(Vector vector) {
        return Stream.concat(withoutSteps(vector), pairs(vector.in()));
    }

    /** Without the first steps, then without each single one: the later ones start with the same amount. */
    private static Stream<ObjectNode> withoutSteps(Vector vector) {
        int size = vector.expect().path("steps").size();
        Stream<int[]> first = IntStream.range(1, size).mapToObj(count -> new int[] {0, size - count});
        Stream<int[]> each = IntStream.range(0, size).mapToObj(at -> new int[] {at, at + 1});
        return Stream.concat(first, each).flatMap(range -> without(vector, range[0], range[1]).stream());
    }

    private static Optional<ObjectNode> without(Vector vector, int from, int to) {
        ObjectNode in = vector.in().deepCopy();
        ArrayNode steps = (ArrayNode) in.get("steps");
        JsonNode answers = vector.expect().get("steps");
        for (int i = from; i < to; i++) {
            steps.remove(from);
        }
        if (vector.op().equals("stream")) {
            JsonNode sum = answers.get(to - 1).path("sum");
            if (from > 0 || !sum.isInt()) {
                return Optional.empty();
            }
            steps.insert(0, Json.object().put("do", "merge").set("residue", sum));
            return Optional.of(in);
        }
        Amount amount = AMOUNT.get(vector.op());
        if (amount == null) {
            return Optional.empty();
        }
        JsonNode start = in.path(amount.start);
        JsonNode before = from == 0 ? start : answers.get(from - 1).path(amount.shown);
        JsonNode after = answers.get(to - 1).path(amount.shown);
        if (!start.isInt() || !before.isInt() || !after.isInt()) {
            return Optional.empty(); // for example after the end of a domain
        }
        in.put(amount.start, Math.floorMod(start.longValue() + after.longValue() - before.longValue(), AMOUNTS));
        return Optional.of(in);
    }

    /**
     * One number is reduced, and another one is reduced or increased by the same amount, or set to the end of its
     * range.
     */
    private static Stream<ObjectNode> pairs(ObjectNode in) {
        List<Place> numbers = Place.all(in)
                .filter(place -> place.of(in).isIntegralNumber() && place.of(in).canConvertToInt())
                .toList();
        if (numbers.size() > MAX_NUMBERS) {
            return Stream.empty();
        }
        return numbers.stream()
                .flatMap(one -> numbers.stream().filter(other -> other != one).flatMap(other -> pairs(in, one, other)));
    }

    private static Stream<ObjectNode> pairs(ObjectNode in, Place one, Place other) {
        long value = one.of(in).longValue();
        long next = other.of(in).longValue();
        return LongStream.of(0, 1, value / 2, value - 1)
                .filter(lower -> lower >= 0 && lower < value)
                .distinct()
                .boxed()
                .flatMap(lower -> LongStream.of(next - (value - lower), next + (value - lower), AMOUNTS - 1, 0, 1)
                        .filter(moved -> moved >= 0 && moved != next)
                        .distinct()
                        .mapToObj(moved -> set(set(in, one, lower), other, moved)));
    }

    private static ObjectNode set(ObjectNode in, Place place, long value) {
        return place.changed(in, _ -> JsonNodeFactory.instance.numberNode(value));
    }
}
