package dev.atlasl2.harness.verdict;

import dev.atlasl2.vectors.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which vectors are sent again at the end of a run, and in which order. At first the vectors come once and family by
 * family, so an error that stays, or an answer that depends on an earlier one, may stay hidden. So successes of each
 * operation are sent right after its own refusals, with each code, and right after a refusal of another operation.
 *
 * <p>The choice depends only on the vectors, so the same run sends the same ones again.
 */
final class Repetition {
    private static final long SEED = 12_288;
    /**
     * How many successes come right after refusals of the same operation, if it has no more refusal codes than that.
     */
    private static final int AFTER_OWN = 2;
    /** At least one in this many vectors is sent again. */
    private static final int SHARE = 16;
    /** Vectors with more input, in bytes, are not sent again. */
    private static final long LONGEST = 1 << 20;
    /** Vectors with more input, in bytes, come after the others. */
    private static final long LONG = 1 << 14;

    private final Random random = new Random(SEED);
    private final Map<String, Turns> successes = new LinkedHashMap<>();
    private final Map<String, Turns> refusals = new LinkedHashMap<>();
    private final List<Vector> order = new ArrayList<>();

    private Repetition(List<Vector> right) {
        Map<String, List<Vector>> byOperation = right.stream()
                .filter(vector -> InputSize.of(vector).total() <= LONGEST)
                .collect(Collectors.groupingBy(Vector::op, LinkedHashMap::new, Collectors.toList()));
        byOperation.forEach((op, vectors) -> {
            Map<Boolean, List<Vector>> byResult = vectors.stream()
                    .collect(Collectors.partitioningBy(vector -> code(vector).equals("OK")));
            add(successes, op, byResult.get(true));
            add(refusals, op, byResult.get(false));
        });
    }

    /** @param right all vectors with a right answer, in the order in which they were sent */
    static List<Vector> of(List<Vector> right) {
        Repetition again = new Repetition(right);
        again.afterRefusals();
        again.fillUp(right.size() / SHARE);
        return again.order;
    }

    private void add(Map<String, Turns> all, String op, List<Vector> vectors) {
        if (!vectors.isEmpty()) {
            all.put(op, new Turns(vectors, random));
        }
    }

    private void afterRefusals() {
        List<String> ops = new ArrayList<>(successes.keySet());
        List<String> refusing = new ArrayList<>(refusals.keySet());
        Collections.shuffle(ops, random);
        Collections.shuffle(refusing, random);
        int turn = 0;
        for (String op : ops) {
            int own = refusals.containsKey(op) ? Math.max(AFTER_OWN, refusals.get(op).codes) : 0;
            for (int i = 0; i < own; i++) {
                pair(op, op);
            }
            List<String> others =
                    refusing.stream().filter(other -> !other.equals(op)).toList();
            if (!others.isEmpty()) {
                pair(others.get(turn++ % others.size()), op);
            }
        }
    }

    private void pair(String refusing, String op) {
        order.add(refusals.get(refusing).next());
        order.add(successes.get(op).next());
    }

    /** Adds successes of other operations after one another, so that each meets what another one left. */
    private void fillUp(int size) {
        List<Turns> all = List.copyOf(successes.values());
        while (!all.isEmpty() && order.size() < size) {
            order.add(all.get(random.nextInt(all.size())).next());
        }
    }

    private static String code(Vector vector) {
        return vector.expect().path("result").asString("");
    }

    /** Vectors of one operation, alternating: short ones first, and one of each code before a second of any. */
    private static final class Turns {
        private final List<Vector> vectors;
        private final int codes;
        private int next;

        Turns(List<Vector> all, Random random) {
            List<Vector> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, random);
            Map<Boolean, List<Vector>> byLength = shuffled.stream()
                    .collect(Collectors.partitioningBy(
                            vector -> InputSize.of(vector).total() > LONG));
            Map<String, Integer> seen = new HashMap<>();
            SortedMap<Integer, List<Vector>> rounds = new TreeMap<>();
            Stream.of(false, true)
                    .map(byLength::get)
                    .flatMap(List::stream)
                    .forEach(vector -> rounds.computeIfAbsent(
                                    seen.merge(code(vector), 1, Integer::sum), round -> new ArrayList<>())
                            .add(vector));
            vectors = rounds.values().stream().flatMap(List::stream).toList();
            codes = seen.size();
        }

        Vector next() {
            return vectors.get(next++ % vectors.size());
        }
    }
}
