package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.Inputs.step;

import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Family stream (clause S3). */
final class StreamVectors {
    private final FamilyInputs inputs;

    private StreamVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        StreamVectors family = new StreamVectors(inputs);
        family.updates();
        family.merges();
        family.resets();
        family.saves();
        family.buffers();
        family.afterRefusals();
        family.longSequences();
        family.large();
    }

    private void add(String slug, String clause, String note, ObjectNode... steps) {
        inputs.core(slug, clause, "stream", Inputs.steps(Inputs.none(), steps), note);
    }

    private static ObjectNode update(Recipe data) {
        return Inputs.with(step("update"), "data", data);
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
        add(
                "empty-updates",
                "S3.1",
                "nothing added is nothing changed",
                update(Recipe.hex("")),
                update(Recipe.fill(255, 1)),
                update(Recipe.hex("")),
                step("value"));
        add(
                "value-twice",
                "S3.1",
                "reading changes nothing",
                update(Recipe.random(1, 77)),
                step("value"),
                step("value"));
        add(
                "null-update",
                "S1.5",
                "refused, and the value stays",
                update(Recipe.fill(255, 1)),
                step("update"),
                step("value"));
        Shapes.telling()
                .forEach((name, shape) -> add(
                        "shape-" + name,
                        "S3.1",
                        "one update, then the same again",
                        update(shape),
                        update(shape),
                        step("value")));
        Recipe whole = Recipe.random(300, 300);
        for (int piece : new int[] {1, 2, 3, 5, 7, 8, 13, 15, 16, 17, 31, 33, 63, 64, 65, 100, 127, 129, 299}) {
            inputs.core(
                    "pieces-of-" + piece,
                    "S3.1",
                    "stream",
                    Inputs.steps(Inputs.none(), pieces(whole.expand(), piece)),
                    "every split gives the one-shot sum");
        }
        add(
                "times",
                "S3.1",
                "the same update many times over",
                update(Recipe.hex("ff"), 97),
                update(Recipe.hex("01"), 95),
                update(Recipe.hex("20"), 3),
                update(Recipe.random(5, 33), 1001),
                update(Recipe.hex("ff"), 0));
        add(
                "carries",
                "S3.1",
                "three lost carries cancel, so each step is looked at",
                update(Recipe.fill(255, 1), 258),
                update(Recipe.fill(255, 1), 258),
                update(Recipe.fill(255, 1), 258),
                update(Recipe.fill(255, 4129)));
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
            add(
                    "merge-" + residue,
                    "S3.2",
                    "95 and more wrap past 96",
                    update(Recipe.fill(95, 1)),
                    merge(residue),
                    merge(residue),
                    update(Recipe.hex("01")));
        }
        add(
                "merge-orders",
                "S3.2",
                "any order of merges gives the one-shot sum",
                merge(90),
                merge(17),
                merge(44),
                step("reset"),
                merge(44),
                merge(90),
                merge(17));
        Recipe[] parts = {Recipe.random(31, 700), Recipe.random(32, 256), Recipe.random(33, 1_001)};
        for (int[] order : new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
            add(
                    "merge-parts-" + order[0] + order[1] + order[2],
                    "S3.2",
                    "parts of a region, whichever comes first",
                    update(parts[order[0]]),
                    merge(Inputs.sum(parts[order[1]])),
                    merge(Inputs.sum(parts[order[2]])));
        }
        for (long bad : new long[] {
            96, 97, -1, 128, 192, 256, 1L << 31, 1L << 32, (1L << 32) + 5, Long.MAX_VALUE, Long.MIN_VALUE
        }) {
            add(
                    "merge-refused-" + name(bad),
                    "S3.2",
                    "a residue is 0..95, never reduced",
                    update(Recipe.hex("11")),
                    merge(bad),
                    step("value"));
        }
    }

    private void resets() {
        add(
                "reset",
                "S3.3",
                "back to the sum of nothing",
                update(Recipe.random(3, 50)),
                step("reset"),
                step("value"),
                update(Recipe.hex("05")),
                step("reset"),
                step("reset"),
                update(Recipe.hex("60")));
        add(
                "reset-after-tail",
                "S3.3",
                "no byte of an unfinished block is left behind",
                update(Recipe.random(4, 61)),
                step("reset"),
                update(Recipe.random(5, 3)),
                step("value"));
    }

    private void saves() {
        add(
                "save-restore",
                "S3.4",
                "goes on where it was",
                update(Recipe.random(8, 1001)),
                step("save"),
                update(Recipe.random(9, 77)),
                restore(20),
                update(Recipe.random(9, 77)),
                step("save"));
        add(
                "save-fresh",
                "S3.4",
                "the state of nothing is 0",
                step("save"),
                update(Recipe.hex("5f")),
                step("save"),
                update(Recipe.hex("01")),
                step("save"));
        add(
                "save-mid-block",
                "S3.4",
                "unfinished blocks belong to the state",
                update(Recipe.fill(255, 13)),
                step("save"),
                update(Recipe.fill(255, 13)),
                step("save"));
        for (int state : new int[] {0, 1, 47, 95}) {
            add(
                    "restore-" + state,
                    "S3.4",
                    "every residue is a state",
                    update(Recipe.random(8, 100)),
                    restore(state),
                    step("value"),
                    update(Recipe.hex("ff")));
        }
        for (long bad : new long[] {96, -1, 255, 1L << 32, (1L << 32) + 1, Long.MIN_VALUE}) {
            add(
                    "restore-refused-" + name(bad),
                    "S3.4",
                    "refused, and the value stays",
                    update(Recipe.hex("22")),
                    restore(bad),
                    step("value"),
                    step("save"));
        }
    }

    private void buffers() {
        for (int length : Shapes.BUFFERS) {
            Recipe whole = Recipe.random(length, length);
            add(
                    "buffers-" + length,
                    "S3.1",
                    "a piece fills a buffer exactly, an empty one",
                    update(whole),
                    step("value"),
                    update(whole),
                    update(Recipe.hex("81")),
                    step("value"));
            add(
                    "buffers-" + length + "-in-two",
                    "S3.1",
                    "two pieces fill it, then one byte, then one less and more",
                    update(Recipe.random(length, 77)),
                    update(Recipe.random(length, length - 77)),
                    update(Recipe.hex("ff")),
                    update(Recipe.random(7, Math.min(length, 16_384) - 1)),
                    update(Recipe.random(8, Math.min(length, 24_576) + 1)),
                    step("value"));
            if (length == 24_576 || length == 49_152 || length == 65_536) {
                add(
                        "buffers-" + length + "-seam",
                        "S3.1",
                        "one byte in zeros, next to a seam",
                        update(Shapes.one(Shapes.seam(length), length)),
                        update(Shapes.one(length - 1, length)),
                        update(Shapes.one(0, length)));
            }
        }
        for (int length : new int[] {16, 64, 256, 4096, 8192}) {
            add(
                    "fills-" + length,
                    "S3.1",
                    "pieces that fill a block exactly, with empty ones between",
                    update(Recipe.random(1, length - 1)),
                    update(Recipe.random(2, 1)),
                    update(Recipe.hex("")),
                    update(Recipe.random(3, length)),
                    update(Recipe.hex("")),
                    update(Recipe.random(4, 1)),
                    update(Recipe.random(5, length - 2)),
                    update(Recipe.random(6, 1)),
                    step("save"),
                    update(Recipe.random(7, length + 1)),
                    step("value"));
        }
        add(
                "times-many",
                "S3.1",
                "counts of 8 and 16 bits, 0 and less",
                update(Recipe.hex("01"), 256),
                update(Recipe.hex("03"), 257),
                update(Recipe.hex("05"), 65_536),
                update(Recipe.hex("07"), 65_537),
                update(Recipe.hex("5f"), 95),
                update(Recipe.hex("5f"), 96),
                update(Recipe.hex("0b"), 0),
                step("value"));
        add(
                "times-below-0",
                "S3.1",
                "no update at all",
                update(Recipe.hex("0b")),
                update(Recipe.hex("0d"), -1),
                update(Recipe.hex("0d"), -96),
                update(Recipe.hex("0d"), Long.MIN_VALUE),
                step("value"));
        inputs.core("steps-null", "S1.5", "stream", Inputs.none(), "no list of steps is no sequence");
    }

    /** A refusal of each kind, and then a success of each kind: nothing of the refusal is left. */
    private void afterRefusals() {
        Map<String, ObjectNode> refused = new LinkedHashMap<>();
        refused.put("update", step("update"));
        refused.put("merge", merge(96));
        refused.put("restore", restore(-1));
        refused.forEach((name, refusal) -> {
            List<ObjectNode> steps = new ArrayList<>(List.of(refusal, step("value"), update(Recipe.random(61, 40))));
            for (ObjectNode success : List.of(
                    update(Recipe.random(62, 333)),
                    merge(95),
                    step("value"),
                    step("save"),
                    restore(33),
                    merge(70),
                    step("reset"),
                    update(Recipe.random(63, 65)),
                    restore(0),
                    step("save"))) {
                steps.addAll(List.of(refusal, success, step("value")));
            }
            steps.addAll(List.of(refusal, refusal, refusal, update(Recipe.hex("e1")), step("save")));
            inputs.core(
                    "after-refused-" + name,
                    "S1.5",
                    "stream",
                    Inputs.steps(Inputs.none(), steps),
                    "each step succeeds after it as if it had not been");
        });
    }

    private void longSequences() {
        List<ObjectNode> uneven = new ArrayList<>();
        List<ObjectNode> merges = new ArrayList<>();
        List<ObjectNode> restores = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            uneven.add(update(Recipe.random(i, i * i * 7 % 300)));
            merges.add(merge(i * 53 % 96));
            restores.addAll(List.of(restore(95 - i), update(Recipe.hex("d3"))));
        }
        restores.addAll(List.of(step("reset"), update(Recipe.hex("f1")), step("value")));
        inputs.core(
                "pieces-uneven-96",
                "S3.1",
                "stream",
                Inputs.steps(Inputs.none(), uneven),
                "no piece is as long as the last");
        inputs.core(
                "merge-96", "S3.2", "stream", Inputs.steps(Inputs.none(), merges), "every residue, none of them twice");
        inputs.core("restore-96", "S3.4", "stream", Inputs.steps(Inputs.none(), restores), "every state");
        List<ObjectNode> late = new ArrayList<>(uneven.subList(0, 62));
        late.addAll(List.of(
                merge(96),
                update(Recipe.hex("ef")),
                merge(95),
                restore(96),
                step("save"),
                step("reset"),
                merge(-1),
                merge(64),
                step("reset"),
                restore(95),
                merge(1),
                step("value")));
        inputs.core(
                "late-refusals",
                "S1.5",
                "stream",
                Inputs.steps(Inputs.none(), late),
                "refused at the 63rd step and after");
        add(
                "merge-third",
                "S3.2",
                "the third of several, at the ends of 0..95",
                merge(95),
                merge(95),
                merge(95),
                merge(1),
                merge(0),
                merge(95),
                merge(2),
                merge(94),
                update(Recipe.hex("ff")),
                merge(33));
        add(
                "restore-after-reset",
                "S3.4",
                "a saved state outlives the reset",
                update(Recipe.random(64, 129)),
                step("save"),
                step("reset"),
                restore(Inputs.sum(Recipe.random(64, 129))),
                update(Recipe.hex("80")),
                step("save"),
                step("reset"),
                step("save"),
                restore(95),
                restore(95),
                merge(1));
    }

    private void large() {
        add(
                "ff-16843010",
                "S3.1",
                "a 32-bit total wraps between updates",
                update(Recipe.fill(255, 65_537), 257),
                update(Recipe.hex("ff")),
                update(Recipe.fill(255, 4)),
                step("value"));
        add(
                "ff-16843010-at-once",
                "S3.1",
                "a 32-bit total wraps within one update",
                update(Recipe.fill(255, 16_843_010)),
                step("value"));
        add(
                "ff-8421505-at-once",
                "S3.1",
                "a signed 32-bit total turns negative within one update",
                update(Recipe.fill(255, 8_421_505)));
        inputs.full(
                "ff-300-mib",
                "S3.1",
                "stream",
                Inputs.steps(
                        Inputs.none(),
                        update(Recipe.fill(255, 1_048_579), 300),
                        step("value"),
                        update(Recipe.fill(255, 67_372_037)),
                        step("value")),
                "lanes that live from update to update");
        inputs.huge(
                "ff-beyond-2-32",
                "S2.4",
                "stream",
                Inputs.steps(
                        Inputs.none(),
                        update(Recipe.fill(255, 1_048_579), 2049),
                        step("save"),
                        update(Recipe.fill(255, 1_048_579), 2049),
                        step("value")),
                "more than 2^31, then more than 2^32 bytes in one stream");
    }

    /** An integer as a part of an id. */
    static String name(long value) {
        return value < 0 ? "minus-" + Long.toUnsignedString(-value) : Long.toString(value);
    }
}
