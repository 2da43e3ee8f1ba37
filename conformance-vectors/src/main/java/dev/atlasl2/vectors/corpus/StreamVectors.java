package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.In.step;

import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Family stream (clause S3). */
final class StreamVectors {
    private final Shelf shelf;

    private StreamVectors(Shelf shelf) {
        this.shelf = shelf;
    }

    static void fill(Shelf shelf) {
        StreamVectors family = new StreamVectors(shelf);
        family.updates();
        family.merges();
        family.resets();
        family.saves();
        family.large();
    }

    private void add(String slug, String clause, String note, ObjectNode... steps) {
        shelf.core(slug, clause, "stream", In.steps(In.none(), steps), note);
    }

    private static ObjectNode update(Recipe data) {
        return In.with(step("update"), "data", data);
    }

    private static ObjectNode update(Recipe data, long times) {
        return update(data).put("times", times);
    }

    private static ObjectNode merge(long residue) {
        return step("merge").put("residue", residue);
    }

    private static ObjectNode restore(long state) {
        return step("restore").put("state", state);
    }

    private void updates() {
        add("fresh", "S3.1", "nothing was added yet", step("value"));
        add("empty-updates", "S3.1", "nothing added is nothing changed", update(Recipe.hex("")),
                update(Recipe.fill(255, 1)), update(Recipe.hex("")), step("value"));
        add("value-twice", "S3.1", "reading changes nothing", update(Recipe.random(1, 77)), step("value"),
                step("value"));
        add("null-update", "S1.5", "refused, and the value stays", update(Recipe.fill(255, 1)), step("update"),
                step("value"));
        Shapes.telling().forEach((name, shape) ->
                add("shape-" + name, "S3.1", "one update, then the same again", update(shape), update(shape),
                        step("value")));
        Recipe whole = Recipe.random(300, 300);
        for (int piece : new int[] {1, 2, 3, 5, 7, 8, 13, 15, 16, 17, 31, 33, 63, 64, 65, 100, 127, 129, 299}) {
            shelf.core("pieces-of-" + piece, "S3.1", "stream", In.steps(In.none(), pieces(whole.expand(), piece)),
                    "every split gives the one-shot sum");
        }
        add("times", "S3.1", "the same update many times over", update(Recipe.hex("ff"), 97),
                update(Recipe.hex("01"), 95), update(Recipe.hex("20"), 3), update(Recipe.random(5, 33), 1001),
                update(Recipe.hex("ff"), 0));
        add("carries", "S3.1", "three lost carries cancel, so each step is looked at", update(Recipe.fill(255, 1), 258),
                update(Recipe.fill(255, 1), 258), update(Recipe.fill(255, 1), 258), update(Recipe.fill(255, 4129)));
    }

    private static List<ObjectNode> pieces(byte[] bytes, int size) {
        List<ObjectNode> steps = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += size) {
            steps.add(update(Recipe.of(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)))));
        }
        steps.add(step("value"));
        return steps;
    }

    private void merges() {
        for (int residue : new int[] {0, 1, 31, 32, 64, 95}) {
            add("merge-" + residue, "S3.2", "95 and more wrap past 96", update(Recipe.fill(95, 1)), merge(residue),
                    merge(residue), update(Recipe.hex("01")));
        }
        add("merge-orders", "S3.2", "any order of merges gives the one-shot sum", merge(90), merge(17), merge(44),
                step("reset"), merge(44), merge(90), merge(17));
        Recipe[] parts = {Recipe.random(31, 700), Recipe.random(32, 256), Recipe.random(33, 1_001)};
        for (int[] order : new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
            add("merge-parts-" + order[0] + order[1] + order[2], "S3.2", "parts of a region, whichever comes first",
                    update(parts[order[0]]), merge(In.sum(parts[order[1]])), merge(In.sum(parts[order[2]])));
        }
        for (long bad : new long[] {96, 97, -1, 128, 192, 256, 1L << 31, 1L << 32, (1L << 32) + 5, Long.MAX_VALUE,
                Long.MIN_VALUE}) {
            add("merge-refused-" + name(bad), "S3.2", "a residue is 0..95, never reduced", update(Recipe.hex("11")),
                    merge(bad), step("value"));
        }
    }

    private void resets() {
        add("reset", "S3.3", "back to the sum of nothing", update(Recipe.random(3, 50)), step("reset"), step("value"),
                update(Recipe.hex("05")), step("reset"), step("reset"), update(Recipe.hex("60")));
        add("reset-after-tail", "S3.3", "no byte of an unfinished block is left behind", update(Recipe.random(4, 61)),
                step("reset"), update(Recipe.random(5, 3)), step("value"));
    }

    private void saves() {
        add("save-restore", "S3.4", "goes on where it was", update(Recipe.random(8, 1001)), step("save"),
                update(Recipe.random(9, 77)), restore(20), update(Recipe.random(9, 77)), step("save"));
        add("save-fresh", "S3.4", "the state of nothing is 0", step("save"), update(Recipe.hex("5f")), step("save"),
                update(Recipe.hex("01")), step("save"));
        add("save-mid-block", "S3.4", "unfinished blocks belong to the state", update(Recipe.fill(255, 13)),
                step("save"), update(Recipe.fill(255, 13)), step("save"));
        for (int state : new int[] {0, 1, 47, 95}) {
            add("restore-" + state, "S3.4", "every residue is a state", update(Recipe.random(8, 100)), restore(state),
                    step("value"), update(Recipe.hex("ff")));
        }
        for (long bad : new long[] {96, -1, 255, 1L << 32, (1L << 32) + 1, Long.MIN_VALUE}) {
            add("restore-refused-" + name(bad), "S3.4", "refused, and the value stays", update(Recipe.hex("22")),
                    restore(bad), step("value"), step("save"));
        }
    }

    private void large() {
        add("ff-16843010", "S3.1", "a 32-bit total wraps between updates", update(Recipe.fill(255, 65_537), 257),
                update(Recipe.hex("ff")), update(Recipe.fill(255, 4)), step("value"));
        add("ff-16843010-at-once", "S3.1", "a 32-bit total wraps within one update",
                update(Recipe.fill(255, 16_843_010)), step("value"));
        add("ff-8421505-at-once", "S3.1", "a signed 32-bit total turns negative within one update",
                update(Recipe.fill(255, 8_421_505)));
        shelf.full("ff-300-mib", "S3.1", "stream", In.steps(In.none(), update(Recipe.fill(255, 1_048_579), 300),
                step("value"), update(Recipe.fill(255, 67_372_037)), step("value")),
                "lanes that live from update to update");
        shelf.huge("ff-beyond-2-32", "S2.4", "stream", In.steps(In.none(), update(Recipe.fill(255, 1_048_579), 2049),
                step("save"), update(Recipe.fill(255, 1_048_579), 2049), step("value")),
                "more than 2^31, then more than 2^32 bytes in one stream");
    }

    /** An integer as a part of an id. */
    static String name(long value) {
        return value < 0 ? "minus-" + Long.toUnsignedString(-value) : Long.toString(value);
    }
}
