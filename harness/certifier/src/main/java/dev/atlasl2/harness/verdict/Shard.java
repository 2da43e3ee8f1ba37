package dev.atlasl2.harness.verdict;

import dev.atlasl2.vectors.Vector;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A part of a run: every {@code of}-th vector, beginning with number {@code index}, so that all parts take about the
 * same time.
 *
 * @param index 1..of
 * @param of the number of parts
 */
public record Shard(int index, int of) {
    /** All of it. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,3})/([1-9]\\d{0,3})");

    /**
     * Reads a shard as {@code 2/5}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Shard parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > Integer.parseInt(matcher.group(2))) {
            throw new IllegalArgumentException("must be I/N with I in 1..N and N up to 9999, got \"" + text + '"');
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    public boolean isWhole() {
        return of == 1;
    }

    List<Vector> select(List<Vector> vectors) {
        return IntStream.range(0, vectors.size())
                .filter(i -> i % of == index - 1)
                .mapToObj(vectors::get)
                .toList();
    }

    @Override
    public String toString() {
        return index + "/" + of;
    }
}
