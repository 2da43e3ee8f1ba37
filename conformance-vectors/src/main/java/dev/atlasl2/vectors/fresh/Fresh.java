package dev.atlasl2.vectors.fresh;

import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.InParallel;
import dev.atlasl2.vectors.oracle.Operations;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The vectors of one run that are in no file. They are drawn from a seed, so that a target cannot know their answers
 * before. The same seed gives the same vectors on every machine. They are of level core, and their ids are {@code
 * fresh/SEED/N}.
 *
 * @param seed an unsigned number of 64 bits
 * @param count the number of vectors, 0 to {@value #MAX_COUNT}
 * @param isGiven whether a person chose the seed, who may have known the vectors
 */
public record Fresh(long seed, int count, boolean isGiven) {
    /** The family of all fresh vectors. */
    public static final String FAMILY = "fresh";
    /** The meaning of a seed. Every change that gives other vectors needs another number. */
    public static final int GENERATOR = 1;
    /** The maximum number of fresh vectors. */
    public static final int MAX_COUNT = 10_000;
    /** No fresh vectors. */
    public static final Fresh NONE = new Fresh(0, 0, false);

    private static final Pattern ID = Pattern.compile(FAMILY + "/(0|[1-9]\\d{0,19})/(0|[1-9]\\d{0,17})");

    public Fresh {
        if (count < 0 || count > MAX_COUNT) {
            throw new IllegalArgumentException("count must be 0.." + MAX_COUNT + ", got " + count);
        }
    }

    /** Returns that many vectors of a seed that cannot be predicted. */
    public static Fresh drawn(int count) {
        return count == 0 ? NONE : new Fresh(new SecureRandom().nextLong(), count, false);
    }

    /** Returns that many vectors of a seed that was chosen. */
    public static Fresh given(long seed, int count) {
        return count == 0 ? NONE : new Fresh(seed, count, true);
    }

    /** Returns the operations that there are fresh vectors of, for each of these families. */
    public static List<String> operations(List<String> families) {
        return kinds(families).map(Kind::op).distinct().toList();
    }

    /** Returns whether a vector is a fresh one. */
    public static boolean isOne(Vector vector) {
        return vector.family().equals(FAMILY);
    }

    /**
     * Returns the vector of an id.
     *
     * @return empty if it is not the id of a fresh vector
     */
    public static Optional<Vector> byId(String id) {
        Matcher parts = ID.matcher(id);
        try {
            return parts.matches()
                    ? Optional.of(vector(Long.parseUnsignedLong(parts.group(1)), Long.parseLong(parts.group(2))))
                    : Optional.empty();
        } catch (NumberFormatException e) { // 2^64 and more
            return Optional.empty();
        }
    }

    /** Returns whether there are any. */
    public boolean isNone() {
        return count == 0;
    }

    /**
     * Returns the vectors of these families, with their answers, beginning with the lowest numbers. A number means the
     * same vector for any choice of families.
     *
     * @throws IllegalArgumentException if the count is above 0 and these families have no fresh vectors
     */
    public List<Vector> vectors(List<String> families) {
        if (count > 0 && operations(families).isEmpty()) {
            throw new IllegalArgumentException("there are no fresh vectors of " + String.join(", ", families));
        }
        List<Long> indexes = LongStream.iterate(0, index -> index + 1)
                .filter(index -> families.contains(kind(index).family()))
                .limit(count)
                .boxed()
                .toList();
        return InParallel.map(indexes, index -> vector(seed, index));
    }

    /**
     * Returns both in the order in which they are sent. Each fresh vector has a random place, so that a target cannot
     * recognise it by its position; the others keep their order.
     */
    public List<Vector> among(List<Vector> others, List<Vector> fresh) {
        Draw draw = new Draw(seed, -1);
        List<Integer> places = new ArrayList<>();
        fresh.forEach(vector -> places.add(draw.below(others.size() + 1)));
        Collections.sort(places);
        List<Vector> all = new ArrayList<>(others);
        for (int i = fresh.size() - 1; i >= 0; i--) {
            all.add(places.get(i), fresh.get(i));
        }
        return all;
    }

    private static Stream<Kind> kinds(List<String> families) {
        return Kind.ALL.stream().filter(kind -> families.contains(kind.family()));
    }

    /** The kinds take turns, so that a few hundred vectors cover every operation. */
    private static Kind kind(long index) {
        return Kind.ALL.get((int) (index % Kind.ALL.size()));
    }

    private static Vector vector(long seed, long index) {
        Kind kind = kind(index);
        ObjectNode in = kind.input().apply(new Draw(seed, index));
        return new Vector(
                FAMILY + "/" + Long.toUnsignedString(seed) + "/" + index,
                FAMILY,
                Level.CORE,
                kind.clause(),
                kind.op(),
                in,
                Answers.answer(Operations.REFERENCE, kind.op(), in),
                "");
    }
}
